"""`nginx.conf` on trial: in a folder of its own, before a site at any port, for anybody to run.

Only ports and folders are others than in the file. Tests and `make bench` start nginx with it.
"""

import getpass
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

DEPLOYED = Path(__file__).with_name("nginx.conf")
# Debian puts it where only root looks.
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
MIME_TYPES = Path("/etc/nginx/mime.types")
MISSING = "no nginx: it is not on the PATH, nor in /usr/sbin (Debian: apt install nginx-light)"
MAIN = """
daemon off;
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes auto;
events {{ worker_connections 512; }}
http {{
    sendfile on;
    tcp_nopush on;
    include {types};
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def find_nginx() -> str | None:
    """Return the path of nginx, None where there is none."""
    return shutil.which("nginx", path=PLACES)


@dataclass(frozen=True)
class Trial:
    """An nginx that listens at two ports, before a site at a third with this `DATA_DIR`."""

    folder: Path
    port: int
    inner_port: int
    site_port: int
    data: Path

    @property
    def log(self) -> Path:
        """What it complains of."""
        return self.folder / "error.log"

    def command(self) -> list[str]:
        """Write its files into its folder, which is made, and return the command that runs it.

        Raises `FileNotFoundError` where there is no nginx.
        """
        nginx = find_nginx()
        if nginx is None:
            raise FileNotFoundError(MISSING)
        self.folder.mkdir()
        types = MIME_TYPES
        if not types.exists():
            types = self.folder / "types"
            types.write_text("types { text/html html; text/css css; text/javascript js; }")
        main = self.folder / "nginx.conf"
        main.write_text(MAIN.format(user=getpass.getuser(), folder=self.folder, types=types))
        (self.folder / "site.conf").write_text(self.conf())
        return [nginx, "-p", str(self.folder), "-c", str(main), "-e", str(self.log)]

    def conf(self) -> str:
        """Return the deployed configuration with the ports and folders of the trial."""
        conf = DEPLOYED.read_text(encoding="utf-8")
        for theirs, ours in {
            "/var/cache/newsroom-": f"{self.folder}/cache-",
            "/var/lib/newsroom": str(self.data),
            "server 127.0.0.1:8000": f"server 127.0.0.1:{self.site_port}",
            "listen 80": f"listen 127.0.0.1:{self.port}",
            "127.0.0.1:8001": f"127.0.0.1:{self.inner_port}",
        }.items():
            if theirs not in conf:
                raise ValueError(f"{DEPLOYED.name} has no {theirs!r}.")
            conf = conf.replace(theirs, ours)
        return conf
