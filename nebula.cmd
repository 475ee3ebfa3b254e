@powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0nebula.ps1" %*
