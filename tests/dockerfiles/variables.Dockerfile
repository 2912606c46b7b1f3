ARG REGISTRY=registry.example.com:5000
ARG VERSION
FROM ${REGISTRY}/team/base:${VERSION:-1.2.3} AS base
ARG VERSION=1 NAME="two words" EMPTY=
ENV A=$VERSION B=${NAME:+set} C=${MISSING:-${A:-deep}} D=\$literal E='$single' F="${A}b"
ENV G=${A#prefix} H=${A##*/} I=${A%suffix} J=${A%%.*} K=${A/x/y} L=${A//x/y}
COPY --from=base /etc/$NAME ${DEST:-/dest}/
WORKDIR ${A:?needed}/app
EXPOSE ${PORT:-8080}
USER ${UID:-1000}:${GID:-1000}
FROM base
FROM scratch
COPY --link --from=0 / /
