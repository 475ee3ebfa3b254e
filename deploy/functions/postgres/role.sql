-- Once, when the cluster is made: the role that owns Nebula's databases and is no superuser.
\getenv password NEBULA_DATABASE_PASSWORD
CREATE ROLE nebula_app LOGIN CREATEDB PASSWORD :'password';
