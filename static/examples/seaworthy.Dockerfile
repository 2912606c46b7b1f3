# syntax=docker/dockerfile:1
# The quay service. Build with: docker build --build-arg VERSION=1.4.2 .

FROM golang:1.26.0-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /out/quay ./cmd/quay

FROM gcr.io/distroless/static-debian13:nonroot
ARG VERSION=unknown
LABEL org.opencontainers.image.title="quay" \
      org.opencontainers.image.description="Berth bookings over HTTP" \
      org.opencontainers.image.version="${VERSION}"

# Settings have defaults here and are changed by the environment, never in the image.
ENV QUAY_LISTEN=:8080 \
    QUAY_LOG_LEVEL=info

COPY --from=build /out/quay /usr/local/bin/quay

# Berth plans are data: they live in a volume.
VOLUME /var/lib/quay

USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["/usr/local/bin/quay", "health"]
ENTRYPOINT ["/usr/local/bin/quay"]
CMD ["serve"]
