using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChildProtection.Workflow.Contracts.V1;

namespace ChildProtection.Workflow.Contracts.Tests.V1;

public sealed class CaseNoticeTests
{
    private static readonly JsonArray Examples = JsonNode.Parse(Wire.Stored("docs", "events", "v1-examples.json"))!.AsArray();

    [Test]
    public void The_json_shape_of_version_1_is_the_stored_one()
    {
        var info = new DefaultJsonTypeInfoResolver().GetTypeInfo(typeof(CaseNotice), Wire.Json);
        var shape = string.Concat(info.Properties.Select(p => $"{p.Name}: {p.PropertyType.Name}\n").Order(StringComparer.Ordinal));

        Assert.That(shape, Is.EqualTo(Wire.Stored("tests", "ChildProtection.Workflow.Contracts.Tests", "V1", "CaseNotice.shape.txt")),
            "Version 1 only grows: add a line for a new property and raise ContractVersionNow; never change or remove one.");
    }

    [Test]
    public void Every_kind_has_exactly_one_example() =>
        Assert.That(Examples.Select(e => (string?)e!["kind"]), Is.EquivalentTo(EventKinds.Catalogue.Select(k => k.Name)));

    [TestCaseSource(nameof(ExampleNames))]
    public void An_example_comes_back_as_it_was_read(string kind)
    {
        var example = Examples.Single(e => (string?)e!["kind"] == kind)!;

        var notice = example.Deserialize<CaseNotice>(Wire.Json)!;
        var written = JsonSerializer.SerializeToNode(notice, Wire.Json);

        Assert.That(JsonNode.DeepEquals(written, example), Is.True, $"read: {example}\nwritten: {written}");
    }

    [Test]
    public void A_notice_of_a_later_release_is_read_without_what_it_added()
    {
        var later = Examples[0]!.DeepClone();
        later["addedLater"] = "something new";
        later["kind"] = "a.kind.of.tomorrow";
        later["contractVersion"] = CaseNotice.ContractVersionNow + 1;

        var notice = later.Deserialize<CaseNotice>(Wire.Json)!;

        Assert.That(notice.Kind, Is.EqualTo("a.kind.of.tomorrow"));
        Assert.That(EventKinds.Find(notice.Kind), Is.Null);
    }

    [Test]
    public void A_notice_has_no_property_that_could_hold_content()
    {
        string[] texts = [nameof(CaseNotice.Kind), nameof(CaseNotice.CaseReference), nameof(CaseNotice.ChildReference), nameof(CaseNotice.DefinitionVersion)];

        var found = typeof(CaseNotice).GetProperties().Where(p => !p.PropertyType.IsValueType).Select(p => p.Name);

        Assert.That(found, Is.EquivalentTo(texts), "A notice is without content: a new text or list in it needs its reason beside it here.");
    }

    private static IEnumerable<string> ExampleNames() => EventKinds.Catalogue.Select(k => k.Name);
}
