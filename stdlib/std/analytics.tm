/// Data analysis: warehouses, lakes, pipelines, reports, notebooks.
package std.analytics;

import std.core.*;
import std.compute as compute;
import std.db as db;
import std.messaging as messaging;
import std.web as web;

/// Raw files from many sources, for later analysis.
@also("lake")
component DataLake : db.ObjectStore;

/// Tables in open formats (Iceberg, Delta, Hudi) on top of a lake.
@also("Delta Lake", "Iceberg")
component Lakehouse : db.DataWarehouse;

/// A part of a warehouse for one department.
@also("OLAP cube")
component DataMart : db.DataWarehouse;

/// ClickHouse. Its default user has no password until someone sets one.
component ClickHouse : db.DataWarehouse;

/// A distributed file system, such as HDFS. Without Kerberos it believes any name that a caller gives.
@also("HDFS", "Hadoop")
component DistributedFileSystem : db.FileStore { ready_made = true; }

/// A catalogue of data: what exists, where it is, and who may use it.
@also("metadata catalog", "Apache Atlas")
component DataCatalog : db.DocumentDatabase;

/// A store of feature values, for training and queries of models.
@also("Feast")
component FeatureStore : db.DocumentDatabase;

/// Neo4j.
@also("Neo4j graph")
component Neo4j : db.GraphDatabase;

/// InfluxDB.
@also("Influx")
component InfluxDb : db.TimeSeries;

/// Prometheus. It and its exporters answer anyone who connects, unless a login is set up.
component Prometheus : db.TimeSeries;

/// A program that extracts data from systems, transforms it, and loads it into others.
@also("ETL", "ELT", "data pipeline")
component EtlPipeline : compute.ScheduledJob;

/// A program that copies each change of a database to another place.
@also("CDC", "Debezium")
component ChangeDataCapture : compute.Worker { does = []; }

/// A program that processes messages as they arrive: Flink, Kafka Streams.
@also("Flink", "Apache Flink", "Kafka Streams", "stream processing")
component StreamProcessor : compute.Worker;

/// Machines that share the work on large data, and run the programs that users submit: Spark, Hadoop.
@also("Spark", "Apache Spark", "Hadoop cluster")
component ComputeCluster : Process { does = [RunsUntrustedCode]; ready_made = true; }

/// A scheduler that runs pipelines in order and knows the passwords of their targets: Airflow, Dagster.
@also("Airflow", "Apache Airflow", "data orchestrator")
component WorkflowScheduler : web.WebApplication { ready_made = true; }

/// Notebooks in which people write code and run it next to the data: Jupyter.
@also("Jupyter", "JupyterHub", "notebook")
component NotebookServer : web.WebApplication { does = [RunsUntrustedCode, RendersHtml]; ready_made = true; }

/// Reports and dashboards for people: Grafana, Tableau, Power BI, Superset.
@also("BI", "BI tool", "dashboard tool", "Tableau")
component BusinessIntelligence : web.WebApplication { ready_made = true; }

/// A job that transforms tables of a warehouse with SQL from analysts: dbt.
@also("dbt")
component TransformationJob : compute.ScheduledJob;

/// A broker that keeps its messages for days, so several readers take them at their own pace.
@also("event stream")
component EventLog : messaging.Broker;

/// A query engine over several databases: Trino, Presto.
@also("Trino", "Presto", "Dremio")
component QueryEngine : Process { ready_made = true; }

/// The protocol of Neo4j and Memgraph.
@label("Bolt")
channel Bolt : db.DatabaseProtocol;

/// Columnar data over gRPC (Arrow Flight).
@label("Arrow Flight")
channel ArrowFlight : web.Grpc;
