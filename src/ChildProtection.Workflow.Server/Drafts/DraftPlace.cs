using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>The page whose form is kept while it is filled in. Closed family.</summary>
public abstract partial record DraftPlace
{
    /// <summary>Characters of an address; the names in it come from definitions.</summary>
    public const int AddressCharactersMax = 500;

    private DraftPlace()
    {
    }

    /// <summary>The page's address, by which the draft is kept and found.</summary>
    public abstract string Address { get; }

    /// <summary>Which form it is, whatever case it is about.</summary>
    public abstract string Form { get; }

    /// <summary>The case it is about; null while there is none.</summary>
    public abstract CaseId? Case { get; }

    /// <summary>A task or an action of a case.</summary>
    public sealed record Work(CaseId Id, string Kind, string Name, string? Record) : DraftPlace
    {
        public override string Address => Kind == Doable.Task ? CasePaths.Task(Id, Name, Record) : CasePaths.Action(Id, Name, Record);

        public override string Form => $"{Kind}/{Name}";

        public override CaseId? Case => Id;
    }

    /// <summary>A task or an action that is recorded for brothers and sisters together, begun from the page of one of them.</summary>
    public sealed record Together(CaseId Id, string Kind, string Name, string? Record) : DraftPlace
    {
        public override string Address => CasePaths.Together(Id, Kind, Name, Record);

        public override string Form => $"{Kind}/{Name}/together";

        public override CaseId? Case => Id;
    }

    /// <summary>The correction of a fact of a case.</summary>
    public sealed record FieldCorrection(CaseId Id, string Field) : DraftPlace
    {
        public override string Address => CasePaths.CorrectField(Id, Field);

        public override string Form => "correct";

        public override CaseId? Case => Id;
    }

    /// <summary>The correction of a record of a case.</summary>
    public sealed record RecordCorrection(CaseId Id, string List, string Record) : DraftPlace
    {
        public override string Address => CasePaths.CorrectRecord(Id, List, Record);

        public override string Form => "correct";

        public override CaseId? Case => Id;
    }

    /// <summary>A case that is to be opened for a child on file.</summary>
    public sealed record Opening(ChildId Child) : DraftPlace
    {
        public override string Address => CasePaths.Open(Child);

        public override string Form => "open";

        public override CaseId? Case => null;
    }

    /// <summary>A case that is to be opened for a new child: somebody on duty may be at several at once.</summary>
    /// <param name="Draft">The idempotency key of the form when it was begun.</param>
    public sealed record NewOpening(Guid Draft) : DraftPlace
    {
        public override string Address => $"{CasePaths.OpenNew}?draft={Draft}";

        public override string Form => "open";

        public override CaseId? Case => null;
    }

    /// <summary>Any form of a page into which somebody types words.</summary>
    public sealed record Page : DraftPlace
    {
        private Page(string path, string key) => (Path, Key) = (path, key);

        /// <summary>Of the page, with what it was asked.</summary>
        public string Path { get; }

        /// <summary>Which of the page's forms; empty: its only one.</summary>
        public string Key { get; }

        public override string Address => Key.Length == 0 ? Path : $"{Path}#{Key}";

        public override string Form => Key;

        public override CaseId? Case =>
            Path.Split('/', '?') is ["", "cases", var id, ..] && CaseId.TryParse(id, null, out var known) ? known : null;

        /// <summary>Null when no such address is kept: it is too long, or leads away.</summary>
        public static Page? At(string path, string key) =>
            path.Length + key.Length < AddressCharactersMax && PagePattern().IsMatch(path) && KeyPattern().IsMatch(key) ? new Page(path, key) : null;
    }

    /// <summary>The place of that address; null when no form stands there.</summary>
    public static DraftPlace? Of(string? address)
    {
        if (address is null || address.Length > AddressCharactersMax)
        {
            return null;
        }
        if (Pattern().Match(address) is not { Success: true } match)
        {
            return address.Split('#', 2) is [var path, var key] ? Page.At(path, key) : Page.At(address, string.Empty);
        }
        if (match.Groups["open"].Success)
        {
            return Guid.TryParse(match.Groups["draft"].Value, out var draft) ? new NewOpening(draft)
                : ChildId.TryParse(match.Groups["child"].Value, null, out var child) ? new Opening(child)
                : null;
        }
        if (!CaseId.TryParse(match.Groups["case"].Value, null, out var id))
        {
            return null;
        }
        var record = match.Groups["record"].Success ? Uri.UnescapeDataString(match.Groups["record"].Value) : null;
        return match.Groups["together"].Success ? new Together(id, match.Groups["kind"].Value, match.Groups["name"].Value, record)
            : match.Groups["kind"].Success ? new Work(id, match.Groups["kind"].Value, match.Groups["name"].Value, record)
            : match.Groups["field"].Success ? new FieldCorrection(id, match.Groups["field"].Value)
            : new RecordCorrection(id, match.Groups["list"].Value, record!);
    }

    [GeneratedRegex(@"^/cases/(?:(?<open>open)\?(?:child=(?<child>[0-9a-f-]+)|draft=(?<draft>[0-9a-f-]+))|(?<case>[0-9a-f-]+)/(?:(?<kind>tasks|actions)/(?<name>\w+)(?<together>/together)?(?:\?record=(?<record>[^&#/]+))?|facts/(?<field>\w+)/correct|records/(?<list>\w+)/(?<record>[^/?#]+)/correct))$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^/(?:[\w%-][^#\\\s]*)?$")]
    private static partial Regex PagePattern();

    [GeneratedRegex(@"^[\w-]*$")]
    private static partial Regex KeyPattern();
}
