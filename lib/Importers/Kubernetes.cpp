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
            const std::string &Why);
  std::vector<Workload *> select(Value *Labels, StringRef Namespace);
  PartId space(StringRef Name);
  PartId callers();
  StringRef nameOf(Value *V) { return I.text(I.map(V, "metadata"), "name"); }
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
  std::map<std::string, PartId> Spaces, Secrets, Claims;
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

void ManifestImport::call(PartId From, PartId To, StringRef Scheme,
                          StringRef Port, const std::string &Why) {
  if (From == To)
    return;
  PartId &F = Flows[{From.index(), To.index()}];
  if (!F) {
    const Kind *Via = I.K.map("compose.Schemes", Scheme);
    if (!Via)
      Via = I.K.map("compose.Ports", Port);
    const Kind *Own = I.K.map("compose.Protocols", Model.kindOf(To).Name);
    F = Model.flow(From, To, Via ? Via : Own, "");
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
              "privileged, " + I.where(Context->At));
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
  for (StringRef Key : {"hostNetwork", "hostPID", "hostIPC"})
    if (std::optional<bool> Is = I.flag(W.Spec, Key); Is && *Is)
      Model.set(W.Boundary, "host_access", "true",
                Key.str() + ", " + I.where(W.Spec->find(Key)->At));
  I.commentFrom(W.Boundary, W.Spec, "serviceAccountName", "Service account");
  for (StringRef Key : {"initContainers", "containers"}) {
    if (Value *All = I.list(W.Spec, Key))
      for (const Entry &E : All->Entries)
        container(W, E.Item);
    if (Key == "initContainers")
      W.NumInit = W.Containers.size();
  }
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
                     I.where(V->At));
            Import::imported(V);
          }
    });
  }
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
      if (!Disk)
        Disk = Model.element(space(W.Namespace), part("PersistentVolumeClaim"),
                             Name);
      call(P, Disk, "", "", "volume, " + I.where(E.Item->At));
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
  if (Type != "LoadBalancer" && Type != "NodePort")
    return;
  for (PartId To : S.Targets)
    call(callers(), To, "", S.Port,
         "Service " + S.Name + " is a " + Type.str() + ", " + I.where(V->At));
}

void ManifestImport::ingress(Value *V) {
  Value *Spec = I.map(V, "spec");
  std::string Space = spaceOf(V);
  StringRef Name = nameOf(V);
  PartId P = Model.element(space(Space), part("Ingress"), Name);
  Model.comment(P, "Ingress " + Name.str() + ", " + I.where(V->At));
  Value *Tls = Spec ? Spec->find("tls") : nullptr;
  call(callers(), P, Tls ? "https" : "http", Tls ? "443" : "80",
       Tls ? "It has a certificate." : "It has no certificate: no `tls`.");
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
                     "backend " + S.Name + ", " + I.where(E.Item->At));
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
                  call(A, B, "", "", Why);
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
    space(nameOf(V));
  } else if (Kind == "Secret") {
    StringRef Name = nameOf(V);
    PartId &D = Secrets[Name.str()];
    if (!D)
      D = Model.data(&I.kind("ServiceSecret"), Name);
    Model.comment(D, "Secret " + Name.str() + ", " + I.where(V->At));
    for (StringRef Key : {"data", "stringData"})
      Import::approximated(V->find(Key), "secrets are not copied");
  } else if (Kind == "Service" || Kind == "Ingress" ||
             Kind == "NetworkPolicy") {
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
  for (auto [Kind, Step] : {std::pair("Service", &ManifestImport::service),
                            {"Ingress", &ManifestImport::ingress},
                            {"NetworkPolicy", &ManifestImport::policy}})
    for (Value *V : Later)
      if (I.peek(V, "kind") == Kind)
        (this->*Step)(V);
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
