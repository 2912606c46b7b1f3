FROM debian:12.8-slim

# A comment before an instruction.
RUN apt-get update \
    # a comment inside
    && apt-get install -y --no-install-recommends \

        ca-certificates \
        # another
        curl \   
    && rm -rf /var/lib/apt/lists/*

ENV PATH=/opt/app/bin:$PATH \
    # the port that the entrypoint reads
    PORT=8080 \
    GREETING="hello \"world\"" \
    QUIET='it''s fine'

    RUN echo indented && \
echo not indented
CMD ["sh", \
     "-c", \
     "exec app"]
