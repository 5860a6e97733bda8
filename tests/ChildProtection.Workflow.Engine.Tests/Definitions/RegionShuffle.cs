using System.Text;
using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>Writes nodes back as YAML, all of it in braces, with the regions in another order.</summary>
internal sealed class RegionShuffle(Random random)
{
    public string Write(SourceNode node)
    {
        var text = new StringBuilder();
        Write(node, inRegions: false, text);
        return text.ToString();
    }

    private void Write(SourceNode node, bool inRegions, StringBuilder text)
    {
        switch (node)
        {
            case SourceScalar scalar:
                text.Append(scalar.IsNothing ? "" : $"\"{scalar.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"");
                break;
            case SourceList list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, inRegions: false, text);
                    text.Append(", ");
                }
                text.Append(']');
                break;
            case SourceMap map:
                var entries = map.Entries.ToArray();
                if (inRegions)
                {
                    random.Shuffle(entries);
                }
                text.Append('{');
                foreach (var entry in entries)
                {
                    text.Append($"\"{entry.Key}\": ");
                    Write(entry.Value, entry.Key == "regions", text);
                    text.Append(",\n");
                }
                text.Append('}');
                break;
            default:
                throw new InvalidOperationException($"No YAML for {node.GetType().Name}.");
        }
    }
}
