/// What the assistant knows: manuals of makers, and the wiki of our support.
package examples.assistant;

extend Helpdesk.internet {
  makers : ExternalService "Makers' sites" { contract = false; }
}

extend Helpdesk.office {
  wiki : WebApplication "Support wiki" {
    authn = SessionCookie;
    language = "php";
    // Pages have attachments, and a program that it starts makes small pictures of large ones.
    does = [AcceptsUploads, RunsCommands, Administers];
    stores = [WikiPage];
    fetches_urls = false;
    controls = [
      Authorization,
      AuditLogging,
      OutputEncoding,
      CsrfProtection,
      FrameAncestors,
      FileUploadValidation,
      SizeLimit,
      ArgumentSeparation,
    ];
  }
}

extend Helpdesk.knowledge {
  manuals : Feed(origin = makers, text = Manual, what = "manuals", next = texts) "Feed of manuals" {
    // It follows links of makers' pages, to their own sites only.
    extend fetcher { override does = [FetchesUrls]; controls += [OutboundAllowList]; }
  }
  pages : Feed(origin = wiki, text = WikiPage, what = "wiki", next = texts) "Feed of the wiki" {
    extend fetch { authn = Token; }
  }
  texts : Queue "Texts to index" { authn = WorkloadIdentity; controls = [QueueLimit, TopicAuthorization]; }
  indexer : Worker "Indexer" {
    does = [];
    language = "python";
    controls = [Authorization, ParameterizedQueries];
  }
  embedder : LanguageModel "Embedding model" {
    authn = WorkloadIdentity;
    controls = [ModelVerification, Authorization, AuditLogging];
  }
  index : VectorStore "Passages" {
    stores = [Passage];
    sources_vetted = false;
    authn = WorkloadIdentity;
    controls = [Authorization];
  }
  search : ApiService "Search" {
    does = [];
    authn = Token;
    language = "python";
    fetches_urls = false;
    controls = [Authorization, AuditLogging, ParameterizedQueries];
  }
}

extend Helpdesk {
  derive Passage : Data from Manual, WikiPage by indexer { sensitivity = Internal; integrity = Important; }

  flow next_text : indexer -> texts via Amqps {
    carries = [];
    returns = [Manual, WikiPage];
    controls = [WorkloadIdentityAuthentication];
  }
  flow embed : indexer <-> embedder via GrpcTls { carries = [Passage]; }
  flow fill : indexer -> index via TlsStream { carries = [Passage]; }
  flow find : search <-> index via TlsStream { carries = [Passage]; }
  flow embed_question : search -> embedder via GrpcTls { carries = [Question]; }
  flow edit : clerk_browser <-> wiki via Https { carries = [WikiPage]; authn = SessionCookie; }
}
