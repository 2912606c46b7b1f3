FROM alpine:3.20
RUN echo "naïve ☃ 🚢"
LABEL title="Grüße"
