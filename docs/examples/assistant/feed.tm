/// How texts get into the index: each source in the same way.
package examples.assistant;

/// Fetches what has changed, takes the text out of it, and hands it on for indexing.
component Feed(origin : Element, text : Data, what : string, next : Queue) {
  fetcher : Worker "Fetcher of ${what}" { language = "go"; does = []; }
  boundary jail : Sandbox(trust = 40) "Sandbox" {
    parser : Converter "Parser of ${what}" {
      language = "python";
      does = [ParsesDocuments, UnpacksArchives];
      controls = [Sandboxing, SizeLimit];
    }
  }

  flow fetch : fetcher <-> origin via Https { carries = [text]; }
  flow unpack : fetcher -> parser via LocalCall { carries = [text]; }
  flow hand_on : parser -> next via Amqps { carries = [text]; controls = [WorkloadIdentityAuthentication]; }
}
