# The server runs with the memory, the limits and the users that its packagers chose.
FROM mysql:8.4.3

# Copied as it stood on the old virtual machine
COPY my.cnf /etc/mysql/conf.d/my.cnf

RUN microdnf install -y java-21-openjdk-headless
COPY report.jar /opt/report.jar

EXPOSE 3306
CMD java -jar /opt/report.jar & mysqld
