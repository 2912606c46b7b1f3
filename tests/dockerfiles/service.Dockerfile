FROM mariadb:11.4.4
# The data outlives the container.
VOLUME /var/lib/mysql
ENV INNODB_BUFFER_POOL_SIZE=1G \
    MAX_CONNECTIONS=200
COPY conf.d/*.cnf /etc/mysql/conf.d/
COPY docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["mariadbd"]
EXPOSE 3306
