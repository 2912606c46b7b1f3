# escape=`
# check=error=true
FROM mcr.microsoft.com/windows/servercore:ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\app
RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip; `
    Expand-Archive a.zip C:\

COPY app.exe C:\app\
ENTRYPOINT ["C:\\app\\app.exe"]
