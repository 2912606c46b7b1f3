from ubuntu:14.04
maintainer Somebody <somebody@example.com>
env HOME /root
env LONG value with  several   words
label version 1.0
add http://example.com/file.tar.gz /tmp/
add ["a file", "/to here/"]
copy . .
expose 80 443/tcp 53/udp
volume /data /logs
volume ["/more"]
run ["/bin/bash", "-c", "echo exec"]
run cd /tmp && make
user nobody:nogroup
workdir relative/path
stopsignal SIGTERM
onbuild add . /app
onbuild run make
healthcheck none
shell ["/bin/bash", "-c"]
entrypoint exec top -b
cmd top
