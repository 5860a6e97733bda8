using System.Text;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Reading;

public sealed class ChildsWordsTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Test]
    public void What_was_said_last_counts_and_not_what_was_entered_last()
    {
        var said = ChildsWords.Latest(
        [
            Row("visit", "visit-2", """{"child_views":"I want my own room"}""", days: 7, entered: 7),
            Row("visit", "visit-1", """{"child_views":"It is loud at night"}""", days: 0, entered: 9),
        ]);

        Assert.That((said?.Said, said?.At, said?.To), Is.EqualTo(("I want my own room", Monday + Duration.FromDays(7), "anwen")));
    }

    [Test]
    public void A_visit_on_which_the_child_said_nothing_hides_nothing_that_was_said_before()
    {
        var said = ChildsWords.Latest(
        [
            Row("visit", "visit-1", """{"wishes":"To see Nain"}""", days: 0, entered: 0),
            Row("visit", "visit-2", """{"child_views":"  ","wishes":null,"presentation":"Quiet"}""", days: 7, entered: 7),
            Row("referral", "referral-1", """{"concern":"I was told"}""", days: 8, entered: 8),
        ]);

        Assert.That((said?.List, said?.Field, said?.Said), Is.EqualTo(("visit", "wishes", "To see Nain")));
    }

    [Test]
    public void The_answers_looked_at_are_there_in_the_definitions_of_both_nations() =>
        Assert.That(
            from definition in new[] { ShippedFiles.Wales.Definition, ShippedFiles.England.Definition }
            from source in ChildsWords.Sources
            where !definition.Records[source.List].Fields.ContainsKey(source.Field)
            select source,
            Is.Empty);

    private static RecordRow Row(string list, string id, string fields, int days, int entered) => new()
    {
        List = list,
        Id = id,
        OccurredAt = Monday + Duration.FromDays(days),
        RecordedAt = Monday + Duration.FromDays(entered),
        RecordedBy = "anwen",
        Revision = 1,
        Fields = Encoding.UTF8.GetBytes(fields),
    };
}
