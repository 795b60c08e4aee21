/// Data that is collected to be looked at: warehouses, lakes, pipelines, reports, notebooks.
package std.analytics;

import std.core.*;
import std.compute as compute;
import std.db as db;
import std.messaging as messaging;
import std.web as web;

/// Files of many sources, as they came, for questions that nobody has asked yet.
component DataLake : db.ObjectStore;

/// Tables in open formats (Iceberg, Delta, Hudi) on top of a lake.
component Lakehouse : db.DataWarehouse;

/// A part of a warehouse for one department.
component DataMart : db.DataWarehouse;

/// ClickHouse. Its default user has no password until one is set.
component ClickHouse : db.DataWarehouse;

/// A distributed file system, such as HDFS. Without Kerberos it believes whatever name a caller gives.
component DistributedFileSystem : db.FileStore { ready_made = true; }

/// What knows which data there is, where, and who may use it.
component DataCatalog : db.DocumentDatabase;

/// Values that models are trained on and asked with.
component FeatureStore : db.DocumentDatabase;

/// Neo4j.
component Neo4j : db.GraphDatabase;

/// InfluxDB.
component InfluxDb : db.TimeSeries;

/// Prometheus. It and its exporters answer whoever connects unless a login is set up.
component Prometheus : db.TimeSeries;

/// A program that takes data out of systems, changes it, and loads it into others.
component EtlPipeline : compute.ScheduledJob;

/// A program that copies each change of a database somewhere else.
component ChangeDataCapture : compute.Worker { does = []; }

/// A program that works on messages as they come: Flink, Kafka Streams.
component StreamProcessor : compute.Worker;

/// Machines that share the work on much data, and run the programs of those who submit them: Spark, Hadoop.
component ComputeCluster : Process { does = [RunsUntrustedCode]; ready_made = true; }

/// What starts pipelines in order, and knows the passwords of what they connect to: Airflow, Dagster.
component WorkflowScheduler : web.WebApplication { ready_made = true; }

/// Pages in which people write code and run it next to the data: Jupyter.
component NotebookServer : web.WebApplication { does = [RunsUntrustedCode, RendersHtml]; ready_made = true; }

/// Reports and dashboards for people: Grafana, Tableau, Power BI, Superset.
component BusinessIntelligence : web.WebApplication { ready_made = true; }

/// A job that turns tables of a warehouse into others, in SQL of analysts: dbt.
component TransformationJob : compute.ScheduledJob;

/// A broker that keeps its messages for days, so that several readers take them at their own pace.
component EventLog : messaging.Broker;

/// What asks several databases in one query: Trino, Presto.
component QueryEngine : Process { ready_made = true; }

/// The protocol of Neo4j and Memgraph.
@label("Bolt")
channel Bolt : db.DatabaseProtocol;

/// Columns of tables over gRPC (Arrow Flight).
@label("Arrow Flight")
channel ArrowFlight : web.Grpc;
