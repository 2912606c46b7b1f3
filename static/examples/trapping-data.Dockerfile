# Bookings are written to /var/lib/bookings, inside the container.
# When the container goes, so do they: nothing declares the place a volume.
FROM debian:12.8-slim

RUN apt-get update \
 && apt-get install -y postgresql-15 \
 && rm -rf /var/lib/apt/lists/*

RUN mkdir -p /var/lib/bookings \
 && chown postgres:postgres /var/lib/bookings

ENV PGDATA=/var/lib/bookings
COPY schema.sql /docker/schema.sql
COPY start.sh /usr/local/bin/start.sh

USER postgres
EXPOSE 5432
CMD ["/usr/local/bin/start.sh"]
