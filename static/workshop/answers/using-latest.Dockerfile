# syntax=docker/dockerfile:1
# Everything that the service depends on has a version; what only helps it has none.
FROM golang:1.26.0-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go install github.com/harbour/tools/migrate@v1.8.2
RUN go build -o /out/quay ./cmd/quay

FROM debian:13.2-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends nginx=1.26.* ca-certificates \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/quay /usr/local/bin/quay
COPY nginx.conf /etc/nginx/nginx.conf
USER 10001:10001
CMD ["quay"]
