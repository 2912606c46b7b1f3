# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022

SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]

WORKDIR C:\site
ADD https://example.com/tools/setup.exe C:\setup.exe
RUN Start-Process C:\setup.exe -ArgumentList '/quiet' -Wait; `
    Remove-Item C:\setup.exe

RUN Install-WindowsFeature Web-Server
RUN Remove-Website -Name 'Default Web Site'

COPY site\ C:\site\
EXPOSE 80
ENTRYPOINT C:\ServiceMonitor.exe w3svc
