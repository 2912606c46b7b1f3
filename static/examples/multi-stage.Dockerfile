# syntax=docker/dockerfile:1
ARG RUST=1.95

FROM rust:${RUST}-slim AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY src src
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked && cp target/release/quay /quay

FROM build AS test
RUN cargo test --locked

FROM debian:12.8-slim
RUN <<EOF
apt-get update
apt-get install ca-certificates
rm -rf /var/lib/apt/lists/*
EOF
COPY --from=build /quay /usr/local/bin/
COPY --from=assets /static usr/share/quay/
USER 10001
EXPOSE 8080
ENTRYPOINT /usr/local/bin/quay
CMD ["--listen", "0.0.0.0:8080"]
