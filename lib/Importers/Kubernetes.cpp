//===- Kubernetes.cpp - Manifests of Kubernetes ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A namespace is a boundary, and so is what runs containers, which are
/// elements by their images. A service is no element: it says which containers
/// answer to a name, and whether they can be called from outside.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Images.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isKubernetes(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->find("apiVersion") &&
         Tree.Documents[0]->find("kind");
}

namespace {

struct Workload {
  std::string Address; ///< `Deployment/default/web`
  std::string Namespace;
  Value *Spec = nullptr;   ///< of its pods
  Value *Labels = nullptr; ///< of its pods
  PartId Boundary;
  std::vector<PartId> Containers; ///< those that only prepare it come first
  size_t NumInit = 0;
};

struct NamedService {
  std::string Name, Namespace;
  std::vector<PartId> Targets;
  StringRef Port;
};

class ManifestImport {
public:
  explicit ManifestImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void object(Value *V);
  void workload(Value *V, StringRef Kind);
  void container(Workload &W, Value *V);
  void security(Workload &W, PartId P, Value *V);
  void service(Value *V);
  void ingress(Value *V);
  void policy(Value *V);
  void variables(Workload &W, Value *Container, PartId P);
  void secretOf(PartId P, Value *Ref, StringRef Key);
  void mounts(Workload &W);
  void call(PartId From, PartId To, StringRef Scheme, StringRef Port,
            const std::string &Why, Range At);
  std::vector<Workload *> select(Value *Labels, StringRef Namespace);
  PartId space(StringRef Name);
  PartId callers();
  PartId api();
  void replicas(Workload &W, Value *V);
  void scaler(Value *V);
  void binding(Value *V);
  void webhooks(Value *V);
  void outsideService(Value *V, NamedService &S);
  void disk(PartId Disk, const std::string &Claim);
  static bool isResolvedLater(StringRef Kind);
  using Step = std::pair<StringRef, void (ManifestImport::*)(Value *)>;
  static llvm::ArrayRef<Step> steps();
  StringRef nameOf(Value *V) { return I.text(I.map(V, "metadata"), "name"); }
  /// Where the name of object \p V stands.
  static Range nameAt(Value *V) {
    Value *Meta = V->find("metadata"),
          *Name = Meta ? Meta->find("name") : nullptr;
    return Name ? Name->At : V->At;
  }
  std::string spaceOf(Value *V) {
    StringRef Name = I.text(I.map(V, "metadata"), "namespace");
    return Name.empty() ? "default" : Name.str();
  }
  const Kind &part(StringRef Word) {
    return I.kindFor("kubernetes.Parts", Word, "PrivateNetwork", {});
  }

  Import &I;
  ModelWriter &Model;
  PartId Cluster, Internet, Callers;
  PartId Api; ///< what roles allow to call
  std::map<std::string, PartId> Spaces, Secrets, Claims;
  std::map<std::string, Value *> Roles;   ///< `Role/default/reader`
  std::map<std::string, Value *> Classes; ///< of storage, by name
  std::map<std::string, Value *> Claimed; ///< claims, by namespace and name
  std::deque<Workload> Workloads;
  std::deque<NamedService> Services;
  std::vector<Value *> Later; ///< services, then what names them
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, PartId> Flows;
};

constexpr StringRef NotHeld = "no setting of the language says it";

} // namespace

PartId ManifestImport::space(StringRef Name) {
  if (!Cluster)
    Cluster = Model.boundary({}, part("Cluster"), "Cluster");
  PartId &P = Spaces[Name.str()];
  if (!P)
    P = Model.boundary(Cluster, part("Namespace"), Name);
  return P;
}

PartId ManifestImport::callers() {
  if (!Callers) {
    Internet = Model.boundary({}, I.kind("PublicInternet"), "Outside");
    Model.comment(Internet,
                  "Whoever reaches the cluster. Taken to be the internet: the "
                  "source does not say what protects it.");
    Callers = Model.element(Internet, I.kind("UserAgent"), "Callers");
  }
  return Callers;
}

/// What answers those that a role lets change the cluster.
PartId ManifestImport::api() {
  if (!Api) {
    space("default");
    Api = Model.element(Cluster, part("API server"), "API server");
  }
  return Api;
}

void ManifestImport::call(PartId From, PartId To, StringRef Scheme,
                          StringRef Port, const std::string &Why, Range At) {
  if (From == To)
    return;
  PartId &F = Flows[{From.index(), To.index()}];
  if (!F) {
    const Kind *Via = I.K.map("compose.Schemes", Scheme);
    if (!Via)
      Via = I.K.map("compose.Ports", Port);
    const Kind *Own = I.K.map("compose.Protocols", Model.kindOf(To).Name);
    F = Model.flow(From, To, Via ? Via : Own, "");
    Model.madeFrom(F, At);
    if (Own)
      Model.bothWays(F);
  }
  unsigned Number;
  if (!Port.getAsInteger(10, Number) && Number && Number < 65536)
    Model.set(F, "port", Port);
  Model.comment(F, Why);
}

/// The workloads of a namespace whose pods have all \p Labels.
std::vector<Workload *> ManifestImport::select(Value *Labels,
                                               StringRef Namespace) {
  std::vector<Workload *> Out;
  if (!Labels || !Labels->isMap() || Labels->isLeaf())
    return Out;
  for (Workload &W : Workloads)
    if (W.Namespace == Namespace && W.Labels &&
        llvm::all_of(Labels->Entries, [&](const Entry &E) {
          return I.peek(W.Labels, E.Key) == E.Item->Text && E.Item->isScalar();
        }))
      Out.push_back(&W);
  Import::approximated(Labels, "what it selects is resolved");
  return Out;
}

void ManifestImport::security(Workload &W, PartId P, Value *V) {
  Value *Context = I.map(V, "securityContext");
  if (std::optional<bool> Is = I.flag(Context, "privileged")) {
    Model.set(P, "privileged", *Is ? "true" : "false",
              "privileged, " + I.where(Context->At),
              Context->find("privileged")->At);
    if (*Is)
      Model.set(W.Boundary, "host_access", "true",
                "a privileged container, " + I.where(Context->At));
  }
  for (StringRef Key : {"runAsNonRoot", "runAsUser", "allowPrivilegeEscalation",
                        "readOnlyRootFilesystem"})
    I.commentFrom(P, Context, Key, Key);
  if (Value *Caps = I.map(Context, "capabilities"))
    for (StringRef Key : {"add", "drop"})
      for (Value *Item : I.items(Caps, Key)) {
        Model.comment(P, "capability: " + Key.str() + " " + Item->Text.str());
        Import::approximated(Item, "it is in a comment");
      }
}

void ManifestImport::container(Workload &W, Value *V) {
  if (!V->isMap())
    return;
  Import::lost(V, NotHeld);
  StringRef Name = I.text(V, "name"), Image = I.peek(V, "image");
  const Kind *What = Image.empty() ? nullptr : kindOfImage(I.K, Image);
  if (What)
    Import::imported(V->find("image"));
  else if (!Image.empty())
    Import::approximated(V->find("image"),
                         "no mapping has the image; it is a service");
  if (!What)
    What = &I.kindFor("compose.Images", imageName(Image), "Service", V->At);
  PartId P =
      Model.element(W.Boundary, *What, Name.empty() ? imageName(Image) : Name);
  Model.comment(P, "container " + Name.str() + ", " + I.where(V->At) +
                       ", image " + Image.str());
  Model.deployed(P, V->find("name") ? V->find("name")->At : V->At,
                 W.Address + "/" + Name.str());
  // The one container of a workload is the workload to most people.
  Model.alias(P, StringRef(W.Address).rsplit('/').second);
  security(W, P, V);
  W.Containers.push_back(P);
}

void ManifestImport::workload(Value *V, StringRef Kind) {
  Value *Spec = I.map(V, "spec"),
        *Job = Kind == "CronJob" ? I.map(I.map(Spec, "jobTemplate"), "spec")
                                 : Spec;
  Value *Template = Kind == "Pod" ? V : I.map(Job, "template");
  Workload &W = Workloads.emplace_back();
  W.Namespace = spaceOf(V);
  W.Spec = Kind == "Pod" ? Spec : I.map(Template, "spec");
  W.Labels = I.map(I.map(Template, "metadata"), "labels");
  if (W.Labels)
    Import::approximated(W.Labels, "labels are used to find what is selected");
  StringRef Name = nameOf(V);
  W.Boundary = Model.boundary(space(W.Namespace),
                              *I.K.map("kubernetes.Workloads", Kind), Name);
  Model.comment(W.Boundary,
                Kind.str() + " " + Name.str() + ", " + I.where(V->At));
  W.Address = Kind.str() + "/" + W.Namespace + "/" + Name.str();
  Model.deployed(W.Boundary, nameAt(V), W.Address);
  for (StringRef Key : {"hostNetwork", "hostPID", "hostIPC"})
    if (std::optional<bool> Is = I.flag(W.Spec, Key); Is && *Is)
      Model.set(W.Boundary, "host_access", "true",
                Key.str() + ", " + I.where(W.Spec->find(Key)->At),
                W.Spec->find(Key)->At);
  I.commentFrom(W.Boundary, W.Spec, "serviceAccountName", "Service account");
  for (StringRef Key : {"initContainers", "containers"}) {
    if (Value *All = I.list(W.Spec, Key))
      for (const Entry &E : All->Entries)
        container(W, E.Item);
    if (Key == "initContainers")
      W.NumInit = W.Containers.size();
  }
  replicas(W, Spec);
}

/// Secrets are not copied: only which container has which one.
void ManifestImport::secretOf(PartId P, Value *Ref, StringRef Key) {
  Value *Name = Ref ? Ref->find(Key) : nullptr;
  if (!Name || !Name->isScalar())
    return;
  PartId &D = Secrets[Name->Text.str()];
  if (!D)
    D = Model.data(&I.kind("ServiceSecret"), Name->Text);
  Model.add(D, "held_by", Model.path(P));
  if (!I.K.map("compose.Protocols", Model.kindOf(P).Name))
    Model.add(P, "stores", Model.path(D));
  Import::imported(Name);
}

void ManifestImport::variables(Workload &W, Value *Container, PartId P) {
  if (Value *From = I.list(Container, "envFrom"))
    for (const Entry &E : From->Entries)
      secretOf(P, E.Item->find("secretRef"), "name");
  Value *All = I.list(Container, "env");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (Value *From = E.Item->isMap() ? E.Item->find("valueFrom") : nullptr)
      secretOf(P, From->find("secretKeyRef"), "name");
    Value *V = E.Item->isMap() ? E.Item->find("value") : nullptr;
    StringRef Name = I.peek(E.Item, "name");
    if (!V || !V->isScalar())
      continue;
    if (isSecretName(Name)) {
      Model.comment(P, "The source has the value of " + Name.str() +
                           " in cleartext, " + I.where(V->At) + ".");
      Import::approximated(V, "that it is there is in a comment, and its value "
                              "stays in the source");
      continue;
    }
    forEachAddress(Name, V->Text, [&](const AddressUse &Use) {
      auto [Host, Rest] = Use.Host.split('.');
      std::string Space = Rest.split('.').first.str();
      for (const NamedService &S : Services)
        if (S.Name == Host &&
            (Space.empty() ? S.Namespace == W.Namespace : S.Namespace == Space))
          for (PartId To : S.Targets) {
            call(P, To, Use.Scheme, Use.Port.empty() ? S.Port : Use.Port,
                 "variable " + Name.str() + " names " + S.Name + ", " +
                     I.where(V->At),
                 V->At);
            Import::imported(V);
          }
    });
  }
}

/// Whether another instance takes over, where the manifest says how many there
/// are.
void ManifestImport::replicas(Workload &W, Value *Spec) {
  Value *V = I.scalar(Spec, "replicas");
  unsigned N;
  if (!V || V->Text.getAsInteger(10, N))
    return;
  for (size_t C = W.NumInit; C < W.Containers.size(); ++C)
    Model.set(W.Containers[C], "redundant", N > 1 ? "true" : "false",
              "replicas, " + I.where(V->At), V->At);
  Import::imported(V);
}

/// An autoscaler that never goes below two instances is as good.
void ManifestImport::scaler(Value *V) {
  Value *Spec = I.map(V, "spec"), *Least = I.scalar(Spec, "minReplicas");
  StringRef Kind = I.peek(I.map(Spec, "scaleTargetRef"), "kind"),
            Name = I.peek(I.map(Spec, "scaleTargetRef"), "name");
  std::string Address = Kind.str() + "/" + spaceOf(V) + "/" + Name.str();
  unsigned N;
  if (!Least || Least->Text.getAsInteger(10, N) || N < 2)
    return;
  for (Workload &W : Workloads)
    if (W.Address == Address) {
      for (size_t C = W.NumInit; C < W.Containers.size(); ++C)
        Model.set(W.Containers[C], "redundant", "true",
                  "minReplicas, " + I.where(Least->At), Least->At);
      Import::imported(Least);
    }
}

/// `get, list` of a rule of a role.
static std::string joined(Import &I, Value *Rule, StringRef Key) {
  std::string Out;
  for (Value *V : I.items(Rule, Key)) {
    Out += (Out.empty() ? "" : ", ") + V->Text.str();
    Import::approximated(V, "it is in a comment");
  }
  return Out;
}

/// Those to whom a role is given may call the cluster.
void ManifestImport::binding(Value *V) {
  Value *Ref = I.map(V, "roleRef");
  StringRef Kind = I.text(Ref, "kind"), Name = I.text(Ref, "name");
  auto Role = Roles.find(
      (Kind + "/" + (Kind == "Role" ? spaceOf(V) : "") + "/" + Name).str());
  Value *Subjects = I.list(V, "subjects");
  for (const Entry &E : Subjects ? Subjects->Entries : std::vector<Entry>()) {
    if (I.peek(E.Item, "kind") != "ServiceAccount")
      continue;
    StringRef Account = I.text(E.Item, "name");
    std::string Space = I.text(E.Item, "namespace").str();
    if (Space.empty())
      Space = spaceOf(V);
    for (Workload &W : Workloads) {
      StringRef Own = I.peek(W.Spec, "serviceAccountName");
      if (W.Namespace != Space || (Own.empty() ? "default" : Own) != Account)
        continue;
      Import::imported(E.Item->find("kind"));
      for (PartId P : W.Containers)
        call(P, api(), "https", "",
             Kind.str() + " " + Name.str() + ", " + I.where(E.Item->At),
             E.Item->At);
      Value *Rules =
          Role == Roles.end() ? nullptr : I.list(Role->second, "rules");
      for (const Entry &Rule : Rules ? Rules->Entries : std::vector<Entry>())
        if (!W.Containers.empty())
          Model.comment(Flows[{W.Containers[0].index(), Api.index()}],
                        "It may " + joined(I, Rule.Item, "verbs") + ": " +
                            joined(I, Rule.Item, "resources") + ", " +
                            I.where(Rule.Item->At));
    }
  }
}

/// The cluster asks a service before it takes an object.
void ManifestImport::webhooks(Value *V) {
  Value *All = I.list(V, "webhooks");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    Value *Ref = I.map(I.map(E.Item, "clientConfig"), "service");
    for (const NamedService &S : Services)
      if (Ref && S.Name == I.peek(Ref, "name") &&
          S.Namespace == I.peek(Ref, "namespace"))
        for (PartId To : S.Targets) {
          call(api(), To, "https", S.Port,
               "webhook " + I.peek(E.Item, "name").str() + ", " +
                   I.where(E.Item->At),
               E.Item->At);
          Import::imported(Ref->find("name"));
        }
  }
}

/// A name in the cluster for something outside of it.
void ManifestImport::outsideService(Value *V, NamedService &S) {
  StringRef Host = I.text(I.map(V, "spec"), "externalName");
  PartId P = Model.element({}, I.kind("ExternalService"), S.Name);
  Model.madeFrom(P, nameAt(V));
  Model.alias(P, Host);
  Model.comment(P, "Service " + S.Name + " stands for " + Host.str() + ", " +
                       I.where(V->At));
  S.Targets.push_back(P);
}

/// What the class of a claim says of the volume.
void ManifestImport::disk(PartId Disk, const std::string &Claim) {
  auto It = Claimed.find(Claim);
  Value *Class = It == Claimed.end()
                     ? nullptr
                     : I.scalar(I.map(It->second, "spec"), "storageClassName");
  auto Of = Class ? Classes.find(Class->Text.str()) : Classes.end();
  if (Of == Classes.end())
    return;
  Import::imported(Class);
  Value *Given = I.map(Of->second, "parameters");
  if (std::optional<bool> Is = I.flag(Given, "encrypted"))
    Model.set(Disk, "encrypted_at_rest", *Is ? "true" : "false",
              "encrypted, " + I.where(Given->find("encrypted")->At),
              Given->find("encrypted")->At);
}

void ManifestImport::mounts(Workload &W) {
  Value *All = I.list(W.Spec, "volumes");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (Value *Path = E.Item->find("hostPath")) {
      Model.set(W.Boundary, "host_access", "true",
                "hostPath " + I.peek(Path, "path").str() + ", " +
                    I.where(E.Item->At));
      Import::imported(Path);
    }
    for (PartId P : W.Containers)
      secretOf(P, E.Item->find("secret"), "secretName");
    Value *Claim = E.Item->find("persistentVolumeClaim");
    StringRef Name = I.peek(Claim, "claimName");
    if (Name.empty())
      continue;
    Import::imported(Claim);
    for (PartId P : W.Containers) {
      if (I.K.map("compose.Protocols", Model.kindOf(P).Name)) {
        Model.comment(P, "It keeps its data in the volume " + Name.str() + ".");
        continue;
      }
      PartId &Disk = Claims[W.Namespace + "/" + Name.str()];
      if (!Disk) {
        Disk = Model.element(space(W.Namespace), part("PersistentVolumeClaim"),
                             Name);
        Model.deployed(Disk, Claim->At,
                       "PersistentVolumeClaim/" + W.Namespace + "/" +
                           Name.str());
        disk(Disk, W.Namespace + "/" + Name.str());
      }
      call(P, Disk, "", "", "volume, " + I.where(E.Item->At), E.Item->At);
      Model.bothWays(Flows[{P.index(), Disk.index()}]);
    }
  }
}

void ManifestImport::service(Value *V) {
  Value *Spec = I.map(V, "spec");
  NamedService &S = Services.emplace_back();
  S.Name = nameOf(V).str();
  S.Namespace = spaceOf(V);
  Value *Ports = I.list(Spec, "ports");
  Value *First = Ports && !Ports->isLeaf() ? Ports->Entries[0].Item : nullptr;
  S.Port = I.text(First, "port");
  // Of several containers the first answers.
  for (Workload *W : select(I.map(Spec, "selector"), S.Namespace))
    if (W->Containers.size() > W->NumInit)
      S.Targets.push_back(W->Containers[W->NumInit]);
  StringRef Type = I.text(Spec, "type");
  if (Type == "ExternalName")
    return outsideService(V, S);
  if (Type != "LoadBalancer" && Type != "NodePort")
    return;
  for (PartId To : S.Targets)
    call(callers(), To, "", S.Port,
         "Service " + S.Name + " is a " + Type.str() + ", " + I.where(V->At),
         V->At);
}

void ManifestImport::ingress(Value *V) {
  Value *Spec = I.map(V, "spec");
  std::string Space = spaceOf(V);
  StringRef Name = nameOf(V);
  PartId P = Model.element(space(Space), part("Ingress"), Name);
  Model.comment(P, "Ingress " + Name.str() + ", " + I.where(V->At));
  Model.deployed(P, nameAt(V), "Ingress/" + Space + "/" + Name.str());
  Value *Tls = Spec ? Spec->find("tls") : nullptr;
  call(callers(), P, Tls ? "https" : "http", Tls ? "443" : "80",
       Tls ? "It has a certificate." : "It has no certificate: no `tls`.",
       V->At);
  Import::imported(Tls);
  if (Value *Rules = I.list(Spec, "rules"))
    for (const Entry &Rule : Rules->Entries)
      if (Value *Paths = I.list(I.map(Rule.Item, "http"), "paths"))
        for (const Entry &E : Paths->Entries) {
          Value *Backend = I.map(E.Item, "backend"),
                *Ref = I.map(Backend, "service");
          Value *Target = Ref       ? Ref->find("name")
                          : Backend ? Backend->find("serviceName")
                                    : nullptr;
          if (!Target || !Target->isScalar())
            continue;
          bool Found = false;
          for (const NamedService &S : Services)
            if (S.Name == Target->Text && S.Namespace == Space) {
              Found = true;
              for (PartId To : S.Targets)
                call(P, To, "", S.Port,
                     "backend " + S.Name + ", " + I.where(E.Item->At),
                     E.Item->At);
            }
          if (Found)
            Import::imported(Target);
          else
            I.dangling(Target, "service", Target->Text);
        }
}

/// Who may call what a policy selects; one that selects all and allows nothing
/// closes its namespace.
void ManifestImport::policy(Value *V) {
  Value *Spec = I.map(V, "spec"), *Selector = I.map(Spec, "podSelector");
  std::string Space = spaceOf(V),
              Why = "NetworkPolicy " + nameOf(V).str() + ", " + I.where(V->At);
  Value *Rules = Spec ? Spec->find("ingress") : nullptr;
  if (Selector && Selector->isLeaf() && (!Rules || Rules->isLeaf())) {
    Model.set(space(Space), "network_policies", "true", Why);
    Import::imported(Selector);
    return;
  }
  for (Workload *To : select(I.map(Selector, "matchLabels"), Space))
    for (const Entry &Rule :
         Rules && Rules->isList() ? Rules->Entries : std::vector<Entry>())
      if (Value *From = I.list(Rule.Item, "from"))
        for (const Entry &E : From->Entries)
          for (Workload *By : select(
                   I.map(I.map(E.Item, "podSelector"), "matchLabels"), Space))
            for (PartId A : By->Containers)
              for (PartId B : To->Containers)
                if (!I.K.map("compose.Protocols", Model.kindOf(A).Name))
                  call(A, B, "", "", Why, V->At);
}

/// What names other objects, in an order in which those are known.
llvm::ArrayRef<ManifestImport::Step> ManifestImport::steps() {
  static constexpr Step Rows[] = {
      {"Service", &ManifestImport::service},
      {"Ingress", &ManifestImport::ingress},
      {"NetworkPolicy", &ManifestImport::policy},
      {"HorizontalPodAutoscaler", &ManifestImport::scaler},
      {"RoleBinding", &ManifestImport::binding},
      {"ClusterRoleBinding", &ManifestImport::binding},
      {"ValidatingWebhookConfiguration", &ManifestImport::webhooks},
      {"MutatingWebhookConfiguration", &ManifestImport::webhooks},
  };
  return Rows;
}

bool ManifestImport::isResolvedLater(StringRef Kind) {
  return llvm::any_of(steps(), [&](const Step &S) { return S.first == Kind; });
}

void ManifestImport::object(Value *V) {
  if (!V->isMap())
    return I.wrongType(*V, "an object", "a map");
  StringRef Kind = I.text(V, "kind");
  if (Kind == "List") {
    if (Value *All = I.list(V, "items"))
      for (const Entry &E : All->Entries)
        object(E.Item);
    Import::lost(V->find("apiVersion"),
                 "the version of the format changes no threat");
    return;
  }
  Import::lost(V, NotHeld);
  if (I.K.map("kubernetes.Workloads", Kind))
    return workload(V, Kind);
  if (Kind == "Namespace") {
    PartId P = space(nameOf(V));
    Model.deployed(P, nameAt(V), "Namespace/" + nameOf(V).str());
  } else if (Kind == "Secret") {
    StringRef Name = nameOf(V);
    PartId &D = Secrets[Name.str()];
    if (!D)
      D = Model.data(&I.kind("ServiceSecret"), Name);
    Model.comment(D, "Secret " + Name.str() + ", " + I.where(V->At));
    for (StringRef Key : {"data", "stringData"})
      Import::approximated(V->find(Key), "secrets are not copied");
  } else if (Kind == "ResourceQuota" || Kind == "LimitRange") {
    Model.set(space(spaceOf(V)), "resources_isolated", "true",
              Kind.str() + " " + nameOf(V).str() + ", " + I.where(V->At),
              nameAt(V));
    Import::approximated(I.map(V, "spec"), "that there are limits is what "
                                           "counts");
  } else if (Kind == "StorageClass") {
    Classes[nameOf(V).str()] = V;
  } else if (Kind == "PersistentVolumeClaim") {
    Claimed[spaceOf(V) + "/" + nameOf(V).str()] = V;
  } else if (Kind == "Role" || Kind == "ClusterRole") {
    std::string Space = Kind == "Role" ? spaceOf(V) : "";
    Roles[(Kind + "/" + Space + "/" + nameOf(V)).str()] = V;
  } else if (Kind == "ServiceAccount") {
    nameOf(V); // bindings and workloads name it
  } else if (isResolvedLater(Kind)) {
    Later.push_back(V);
  } else {
    Model.remark("Not imported: " + Kind.str() + " " + nameOf(V).str() + ", " +
                 I.where(V->At));
    Import::lost(V, "no part of a model is made of this kind of object; its "
                    "name is in a comment");
  }
}

void ManifestImport::run() {
  Model.system("Cluster");
  for (SourceTree &Tree : I.Trees)
    for (Value *V : Tree.Documents)
      object(V);
  for (const auto &[Kind, Resolve] : steps())
    for (Value *V : Later)
      if (I.peek(V, "kind") == Kind)
        (this->*Resolve)(V);
  for (Workload &W : Workloads) {
    size_t N = 0;
    for (StringRef Key : {"initContainers", "containers"})
      if (Value *All = I.list(W.Spec, Key))
        for (const Entry &E : All->Entries)
          if (E.Item->isMap() && N < W.Containers.size())
            variables(W, E.Item, W.Containers[N++]);
    mounts(W);
  }
}

void importers::importKubernetes(Import &I) { ManifestImport(I).run(); }
