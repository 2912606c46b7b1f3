# The reports alone; the database is a service of its own, with an image of its own.
FROM eclipse-temurin:21.0.9_10-jre-noble

WORKDIR /opt/report
COPY report.jar ./report.jar

# Chosen, not inherited. The share follows the limit that the stack file sets.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError" \
    REPORT_WORKERS=4

USER 10001:10001
EXPOSE 8080
CMD ["java", "-jar", "/opt/report/report.jar"]
