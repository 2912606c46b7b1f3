# The booking service, as it left the laptop
FROM node:latest
MAINTAINER harbour team

RUN apt-get update
RUN apt-get install curl git python3
RUN cd /srv && mkdir app

COPY . /srv/app
RUN cd /srv/app && npm install -g pnpm && pnpm install

ADD config/production.json /srv/app/config.json
ENV API_TOKEN=change-me

EXPOSE 3000
CMD node /srv/app/server.js
