# syntax=docker/dockerfile:1
FROM python:3.13.1-slim-bookworm
RUN <<EOF
set -eu
apt-get update
apt-get install -y --no-install-recommends git
EOF
RUN python3 <<'PY'
print("FROM is no instruction here")
PY
COPY <<one <<"two" /etc/app/
first
RUN not an instruction
one
second $NOT_EXPANDED
two
ADD <<-TABS /etc/tabs
	indented
	TABS
RUN cat <<A > /a && cat <<B > /b
a
A
b
B
ONBUILD RUN <<EOF
echo triggered
EOF
CMD ["python3"]
