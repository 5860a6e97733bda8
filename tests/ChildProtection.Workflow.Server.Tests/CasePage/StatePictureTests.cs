using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Tests.Forms;

namespace ChildProtection.Workflow.Server.Tests.CasePage;

public sealed class StatePictureTests
{
    [Test]
    public void Every_active_state_is_in_the_picture_and_lies_inside_its_parent()
    {
        foreach (var leaf in Leaves(ShippedForms.Definition.Root))
        {
            var active = PathsTo(leaf.Path);

            var picture = StatePicture.Of(ShippedForms.Definition.Root, active, "en");

            var lit = picture.Boxes.Where(box => box.Active).ToList();
            Assert.That(lit, Has.Count.EqualTo(active.Count), leaf.Path);
            Assert.That(lit.Zip(lit.Skip(1)).All(pair => Holds(pair.First, pair.Second)), leaf.Path);
        }
    }

    [Test]
    public void No_box_lies_outside_the_picture()
    {
        var every = All(ShippedForms.Definition.Root).Select(state => state.Path).ToHashSet();

        var picture = StatePicture.Of(ShippedForms.Definition.Root, every, "cy");

        Assert.That(picture.Boxes.Where(box => box.X < 0 || box.Y < 0 || box.X + box.Width > picture.Width || box.Y + box.Height > picture.Height), Is.Empty);
    }

    private static bool Holds(StatePicture.Box outer, StatePicture.Box inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.X + inner.Width <= outer.X + outer.Width && inner.Y + inner.Height <= outer.Y + outer.Height;

    private static HashSet<string> PathsTo(string path)
    {
        var parts = path.Split('.');
        return [.. Enumerable.Range(1, parts.Length).Select(length => string.Join('.', parts.Take(length)))];
    }

    private static IEnumerable<State> Leaves(State state) => All(state).Where(each => each.Children.Count == 0);

    private static IEnumerable<State> All(State state) => state.Children.SelectMany(child => All(child).Prepend(child));
}
