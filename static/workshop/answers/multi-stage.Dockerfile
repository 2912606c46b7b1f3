# syntax=docker/dockerfile:1
FROM rust:1.95.0-slim-trixie AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY src src
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked && cp target/release/quay /quay

FROM build AS test
RUN cargo test --locked

FROM debian:13.2-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/share/quay
COPY static ./
COPY --from=build /quay /usr/local/bin/
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/quay"]
CMD ["--listen", "0.0.0.0:8080"]
