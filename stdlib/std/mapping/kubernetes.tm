/// Which kinds stand for the words of manifests of Kubernetes, for `tmc import`. Images are those of
/// `std.mapping.compose`.
package std.mapping.kubernetes;

/// Objects that run containers.
enum Workloads {
  @also("Deployment") KubernetesDeployment "std.kubernetes",
  @also("StatefulSet") StatefulSet "std.kubernetes",
  @also("DaemonSet") DaemonSet "std.kubernetes",
  @also("ReplicaSet", "ReplicationController") ReplicaSet "std.kubernetes",
  @also("Job") Job "std.kubernetes",
  @also("CronJob") CronJob "std.kubernetes",
  @also("Pod") Pod "std.kubernetes",
}

/// What is around them, and beside them.
enum Parts {
  @also("Cluster") KubernetesCluster "std.kubernetes",
  @also("Namespace") Namespace "std.kubernetes",
  @also("Ingress") Ingress "std.kubernetes",
  @also("PersistentVolumeClaim") PersistentVolume "std.kubernetes",
  @also("API server") ClusterApi "std.kubernetes",
}
