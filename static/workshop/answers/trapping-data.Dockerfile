# The official image knows where its data lies, and declares it; this one says it once more for its readers.
FROM postgres:17.7-trixie

ENV PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql/data

# Run once, when the volume is empty.
COPY schema.sql /docker-entrypoint-initdb.d/schema.sql

EXPOSE 5432
CMD ["postgres", "-c", "shared_buffers=256MB"]
