using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.RegisterKeeping;

/// <summary>Puts the register and its entries into words, by the names that the nation gives them.</summary>
[Basis(
    "O38", "K18",
    En = "The register is read under the name and with the categories of its nation: the child protection register in Wales, the list of children with a plan in England.",
    Cy = "Darllenir y gofrestr dan enw a chategorïau ei chenedl: y gofrestr amddiffyn plant yng Nghymru, y rhestr o blant â chynllun yn Lloegr.")]
public sealed class RegisterWords(EnquiryLines enquiries, IDefinitionLibrary definitions, ICalendarLibrary calendars, IClock clock, Words words)
{
    private const string CategoryList = "category";
    private const string EndReasonList = "end_reason";
    private const string ChangeList = "register_change";

    public string Title(AuthorityId authority) => words.With("register.title", enquiries.Register(authority));

    public string LeadWorker(AuthorityId authority) => enquiries.LeadWorker(authority);

    /// <summary>As the authority's definition of today calls them.</summary>
    public Definition? InForce(AuthorityId authority) => definitions.InForce(authority, calendars.Default(authority).DateOf(clock.GetCurrentInstant()))?.Definition;

    /// <summary>The categories of the nation, in its order.</summary>
    public IReadOnlyList<(string Code, string Title)> Categories(Definition? definition) =>
        definition?.Choices.GetValueOrDefault(CategoryList) is { } list ? [.. list.Codes.Select(each => (each.Code, each.Title.In(words.Language)))] : [];

    public string Categories(Definition? definition, IEnumerable<string> codes)
    {
        var said = string.Join(", ", codes.Select(code => Chosen(definition, CategoryList, code)));
        return said.Length == 0 ? words["register.no_category"] : said;
    }

    public string EndReason(Definition? definition, string code) => Chosen(definition, EndReasonList, code);

    public string Change(Definition? definition, string code) => Chosen(definition, ChangeList, code);

    public string Kind(RegisterEntry entry) => words[entry.Temporary ? "register.kind_temporary" : "register.kind_full"];

    public string Born(RegisterLine line) => line switch
    {
        { Born: { } born } => words.With("people.born", DateWords.Short(born, words.Spoken)),
        { Expected: { } expected } => words.With("people.expected", DateWords.Short(expected, words.Spoken)),
        _ => string.Empty,
    };

    public string When(RegisterEntry entry) => words.With(
        entry.To is null ? "earlier.since" : "earlier.from_to", DateWords.Long(entry.From, words.Spoken), entry.To is { } to ? DateWords.Long(to, words.Spoken) : string.Empty);

    private string Chosen(Definition? definition, string list, string code) =>
        definition?.Choices.GetValueOrDefault(list)?.Codes.FirstOrDefault(each => each.Code == code) is { } known ? known.Title.In(words.Language) : code.Replace('_', ' ');
}
