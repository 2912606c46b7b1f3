# Each build takes whatever is newest that day.
FROM golang AS build
WORKDIR /src
COPY . .
RUN go install github.com/harbour/tools/migrate@latest
RUN go build -o /out/quay ./cmd/quay

FROM ubuntu:latest
RUN apt-get update && apt-get install nginx php-fpm
RUN pip install gunicorn flask
RUN apk add --update curl
COPY --from=build /out/quay /usr/local/bin/quay
CMD ["quay"]
