using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>
/// The shape of the W3C's implementation-report tests: a chart that ends in <c>pass</c> or in <c>fail</c>. The numbers are the W3C's, the charts are
/// written anew for this interface. Left out are those about <c>invoke</c>, HTTP, XML, scripts, and what belongs to a data model alone.
/// </summary>
internal static class Verdict
{
    internal static void Passes(params StateSpec[] states) => Passes(ChartText.Chart(states));

    internal static void Passes(ChartSpec spec, params string[] unreachable)
    {
        var data = new TestData();
        data.Unreachable.UnionWith(unreachable);
        var ending = new ChartSimulation(spec with { States = [.. spec.States, ChartText.Final("pass"), ChartText.Final("fail")] }, data).RunOut();
        Assert.That(ending.State.EndedIn, Is.EqualTo("pass"), ending.State.ToString());
    }

    internal static ChartSpec With(this ChartSpec spec, string variable, object? value) =>
        spec with { Data = [.. spec.Data, ChartText.Declaration(variable, _ => value)] };
}
