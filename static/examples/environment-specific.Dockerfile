FROM python:3.12-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .

# One line per environment, swapped by hand before each build
#COPY config/dev.env /app/.env
#COPY config/prod.env /app/.env
COPY config/test.env /app/.env

ENV DATABASE_URL=postgres://app:secret@10.20.30.40:5432/test
ENV LOG_FILE=/home/jenkins/logs/app.log
RUN sudo chown -R jenkins /app

CMD ["python", "app.py"]
