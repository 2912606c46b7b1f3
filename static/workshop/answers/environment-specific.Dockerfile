# syntax=docker/dockerfile:1
# One image for all environments: defaults here, the rest from outside.
FROM python:3.13.9-slim-trixie

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .

# A laptop can start with these. The password is read from a file that the stack mounts as a secret.
ENV DATABASE_HOST=db \
    DATABASE_NAME=app \
    DATABASE_PASSWORD_FILE=/run/secrets/database-password

USER 10001:10001
CMD ["python", "app.py"]
