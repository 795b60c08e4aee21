/// Databases and other stores, and the protocols that they speak.
package std.db;

import std.core.*;

// --- Protocols ------------------------------------------------------------------

/// The protocol of a database. TLS is a setting.
abstract channel DatabaseProtocol : Flow { networked = true; }

/// PostgreSQL's protocol. TLS is negotiated, and off unless both sides want it.
@label("PostgreSQL") @also("PostgreSQL protocol")
channel PgWire : DatabaseProtocol;

/// PostgreSQL's protocol over TLS, the server's certificate checked (`sslmode=verify-full`).
@label("PostgreSQL/TLS")
channel PgTls : PgWire { encrypted = true; server_authenticated = true; min_tls = Tls12; }

/// The protocol of MySQL and MariaDB.
@label("MySQL")
channel MySqlWire : DatabaseProtocol;

/// The protocol of Microsoft's SQL Server.
@label("TDS") @also("SQL Server protocol")
channel Tds : DatabaseProtocol;

/// The protocol of Redis and Valkey.
@label("Redis") @also("RESP")
channel RedisWire : DatabaseProtocol { encrypted = false; server_authenticated = false; }

/// The protocol of MongoDB.
@label("MongoDB")
channel MongoWire : DatabaseProtocol;

// --- Stores ---------------------------------------------------------------------

/// A store with a query language, which runs the queries that it gets.
@also("DBMS", "data base")
abstract component Database : Store { digital = true; ready_made = true; }

/// A database that is queried in SQL. Every caller needs an account.
@also("RDBMS", "relational database", "MariaDB", "SQL DB")
component SqlDatabase : Database { public_access = false; }

/// PostgreSQL.
@also("PostgreSQL")
component Postgres : SqlDatabase;

/// MySQL or MariaDB.
component MySql : SqlDatabase;

/// Microsoft's SQL Server.
@also("MSSQL", "Microsoft SQL Server")
component SqlServer : SqlDatabase;

/// Oracle's database.
@also("Oracle Database", "OracleDB")
component Oracle : SqlDatabase;

/// A database in a file, inside a program.
@also("SQLite database")
component Sqlite : SqlDatabase { authn = WorkloadIdentity; }

/// A database of documents or keys, asked in a language of its own.
@also("NoSQL", "NoSQL database", "document store")
component DocumentDatabase : Database;

/// MongoDB.
@also("Mongo")
component MongoDb : DocumentDatabase;

/// Amazon's DynamoDB.
component DynamoDb : DocumentDatabase;

/// Cassandra or ScyllaDB.
component Cassandra : DocumentDatabase;

/// An index that is searched.
@also("full-text index", "Solr")
component SearchIndex : Database {
  @formerly("tenant_filtered") attr tenant_filter_enforced : bool?
      "Is it impossible for a query to it to leave its customer's entries?";
}

/// A database of series of measurements.
@also("TSDB", "time series database")
component TimeSeries : Database;

/// A fast store that may forget: its content is
/// also kept elsewhere, or it would not be a cache.
@also("in-memory cache")
component Cache : Store {
  ready_made = true;
  digital = true;
  backed_up = true;
  attr tenant_in_keys : bool? "Does every key in it contain the customer?";
}

/// Redis or Valkey. Many programs keep data in it that is nowhere else.
@also("Valkey")
component Redis : Cache { backed_up = unknown; }

/// Memcached: anyone who can connect is served.
component Memcached : Cache { authn = Anonymous; }

/// A store of files under names, reached over HTTP.
@also("object storage", "blob store")
component ObjectStore : Store {
  digital = true;
  @formerly("links_expire") attr links_expiring : bool? "Do links to objects in it expire within minutes?";
}

/// A store of files in folders.
@also("file system", "file share")
component FileStore : Store { digital = true; }

/// Paper, cards, media or other things in a cabinet, a safe or a room.
component PaperFiles : Store {
  digital = false;
  physical = true;
}

/// A file system of one machine.
@also("disk")
component LocalDisk : FileStore { authn = WorkloadIdentity; public_access = false; }

/// Where copies of data are kept in case the data is lost. The data itself is the other copy.
@store(archive) @also("backup storage")
component BackupStore : Store {
  digital = true;
  backed_up = true;
  attr restore_tested : bool? "Is restoring from it tested regularly?";
}

/// Where logs are kept.
@store(archive) @also("log server", "log database")
component LogStore : Store {
  digital = true;
  attr alerts : bool? "Does it alert someone when it shows what should not happen?";
  @formerly("kept_long_enough") attr retention_sufficient : bool? "Are records in it kept for about a year?";
  @formerly("clocks_agree") attr clocks_synchronized : bool?
      "Do the machines that write to it follow the same clock?";
}

/// A directory of people and their permissions.
component Directory : Store { digital = true; public_access = false; }

/// A directory that is queried over LDAP.
@also("LDAP server", "OpenLDAP", "directory server")
component LdapDirectory : Directory;

/// A store of keys and passwords of programs, which it hands out to those who may have them. It encrypts them
/// by design: HashiCorp Vault's barrier, the cloud providers' envelope encryption.
@also("vault", "secrets vault", "HashiCorp Vault")
component SecretStore : Store {
  digital = true;
  keeps_secrets = true;
  encrypted_at_rest = true;
  public_access = false;
}

/// A module that uses keys and never hands them out.
@also("HSM", "hardware security module")
component KeyModule : SecretStore {
  @formerly("keys_replaced") attr keys_rotated : bool? "Are its keys rotated by a tested plan?";
}

/// A database of keys and values.
@also("KV store")
component KeyValueStore : DocumentDatabase;

/// A database of things and how they are connected, asked in Cypher, Gremlin or SPARQL.
@also("graph DB")
component GraphDatabase : DocumentDatabase;

/// Elasticsearch or OpenSearch. OpenSearch, and Elasticsearch from version 8 on, ask for a login unless that
/// is switched off; older ones serve anyone who connects.
@also("ELK", "OpenSearch")
component Elasticsearch : SearchIndex;

/// A database of tables for analysis: much is read, little is changed.
@also("DWH", "warehouse")
component DataWarehouse : SqlDatabase;

/// SQL to a database of a product that is not named.
@label("SQL") @also("SQL", "JDBC", "ODBC")
channel SqlWire : DatabaseProtocol;

/// The protocol of Oracle's database. Its own encryption is a setting.
@label("Oracle Net") @also("SQL*Net", "TNS")
channel OracleNet : DatabaseProtocol;

/// The protocol of Cassandra (CQL).
@label("CQL") @also("CQL")
channel CassandraWire : DatabaseProtocol;

/// The protocol of Memcached, in cleartext and without a login unless SASL is set up.
@label("Memcached")
channel MemcachedWire : DatabaseProtocol { encrypted = false; server_authenticated = false; }
