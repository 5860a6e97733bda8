using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Tests.Shipped;

namespace ChildProtection.Workflow.Cases.Tests.OutOfHours;

/// <summary>The list of the night is found by names of the definitions: renamed there, a missing child would silently be off it.</summary>
public sealed class NightNamesTests
{
    [TestCase(ShippedFiles.WalesPath)]
    [TestCase(ShippedFiles.EnglandPath)]
    public void What_the_list_of_the_night_looks_for_is_in_the_shipped_definitions(string path)
    {
        var outline = DefinitionOutline.Of(ShippedFiles.Compiled(path).Definition);

        Assert.That(OutOfHoursDuty.Standing.Where(name => !outline.Tasks.ContainsKey(name)), Is.Empty);
        Assert.That(OutOfHoursDuty.Visits.Where(name => !outline.Deadlines.ContainsKey(name)), Is.Empty);
    }

    [TestCase(ShippedFiles.WalesPath)]
    [TestCase(ShippedFiles.EnglandPath)]
    public void Every_deadline_of_seeing_a_child_within_days_is_on_it(string path)
    {
        var outline = DefinitionOutline.Of(ShippedFiles.Compiled(path).Definition);
        var visit = outline.Recording(VisitRecords.Visit).ToHashSet();

        var seeing = outline.Deadlines.Values.Where(deadline => deadline.Each is null && outline.Meeting(deadline.Name).Any(visit.Contains)).Select(deadline => deadline.Name);

        Assert.That(seeing, Is.EquivalentTo(OutOfHoursDuty.Visits));
    }
}
