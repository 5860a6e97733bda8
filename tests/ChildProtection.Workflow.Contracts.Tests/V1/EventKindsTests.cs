using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Contracts.Tests.V1;

public sealed class EventKindsTests
{
    private static readonly IReadOnlyList<FieldInfo> Constants = typeof(EventKinds).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Test]
    public void The_catalogue_lists_every_constant_once() =>
        Assert.That(EventKinds.Catalogue.Select(k => k.Name), Is.EqualTo(Constants.Select(c => (string)c.GetRawConstantValue()!)));

    [Test]
    public void A_kind_is_found_by_its_exact_name() =>
        Assert.That(EventKinds.Find(EventKinds.VisitOverdue)?.Reach, Is.EqualTo(EventReach.Authority));

    [Test]
    public void A_name_in_other_letters_is_no_kind() =>
        Assert.That(EventKinds.Find("Visit.Overdue"), Is.Null);

    [Test]
    public void What_the_catalogue_says_of_a_kind_is_what_its_documentation_says()
    {
        var documented = XDocument.Load(Path.Combine(TestContext.CurrentContext.TestDirectory, "ChildProtection.Workflow.Contracts.xml"))
            .Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")!.Value);

        foreach (var constant in Constants)
        {
            var kind = EventKinds.Find((string)constant.GetRawConstantValue()!)!;
            var inside = kind.Reach == EventReach.Authority ? " Stays inside the authority." : "";
            Assert.That(documented[$"F:{typeof(EventKinds).FullName}.{constant.Name}"], Is.EqualTo(kind.Meaning + inside));
        }
    }

    [Test]
    public void The_table_for_agencies_is_the_catalogue()
    {
        var rows = EventKinds.Catalogue.Select(k => $"| `{k.Name}` | {k.Meaning} | {(k.Reach == EventReach.Agencies ? "agencies" : "the authority only")} |\n");

        Assert.That(Wire.Stored("docs", "events.md"), Does.EndWith("|---|---|---|\n" + string.Concat(rows)));
    }

    [Test]
    public void Every_event_of_the_shipped_definitions_is_in_the_catalogue()
    {
        var named = Regex.Matches(Wire.Stored("workflows", "shared", "events.yaml"), @"^  ([a-z0-9]+(?:\.[a-z0-9]+)+):", RegexOptions.Multiline).Select(m => m.Groups[1].Value);

        Assert.That(named, Is.Not.Empty.And.SubsetOf(EventKinds.Catalogue.Select(k => k.Name)));
    }
}
