using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>Regions that neither raise events nor look at each other may be declared in any order.</summary>
internal sealed class RegionOrderProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(19970101, 3);
    private static readonly string[] Names = ["a", "b", "c"];

    [Test]
    public void The_order_of_independent_regions_changes_no_configuration() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        ImmutableArray<StateSpec> regions = [.. Enumerable.Range(0, 4).Select(r => Region(random, r))];
        var inOrder = Start(regions);
        var reversed = Start([.. regions.Reverse()]);
        for (var count = 0; count < 20; count++)
        {
            var happened = new ChartEvent(Names[random.Next(Names.Length)]);
            inOrder = ChartMachine.Step(inOrder, happened, new NoData()).State;
            reversed = ChartMachine.Step(reversed, happened, new NoData()).State;
            Assert.That(reversed.Active, Is.EquivalentTo(inOrder.Active), $"seed {seed}, {happened.Name}");
        }
        return true;
    }).Check(Many);

    private static ChartState Start(ImmutableArray<StateSpec> regions) => ChartMachine.Start(
        Chart.Compile(new ChartSpec("regions", [new StateSpec.Parallel { Id = "p", States = regions }])).Require(), new NoData()).State;

    /// <summary>A region with a compound state, a history of it, and transitions that stay inside the region.</summary>
    private static StateSpec Region(Random random, int region)
    {
        string[] ids = [.. new[] { "x", "y", "z", "z1", "z2", "h" }.Select(id => $"{id}{region}")];
        TransitionSpec Any() => ChartText.On(Names[random.Next(Names.Length)], ids[random.Next(ids.Length)]);
        return ChartText.State($"r{region}",
            ChartText.State(ids[0], Any(), Any()),
            ChartText.State(ids[1], Any()),
            ChartText.State(ids[2], Any(),
                ChartText.State(ids[3], Any(), Any()),
                ChartText.State(ids[4], Any()),
                random.Next(2) == 0 ? ChartText.Deep(ids[5], ids[4]) : ChartText.Shallow(ids[5], ids[3])));
    }
}
