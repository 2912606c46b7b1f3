# Five things the build refuses. All that can be read is checked all the same.
FROM alpine:3.20 AS
RUNN apk add curl
COPY onlyone
ENV
RUN apk add --no-cache "curl
FROM --platfrom=linux/amd64 alpine:3.20
RUN <<EOF
echo no end to this
