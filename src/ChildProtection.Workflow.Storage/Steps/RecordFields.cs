using System.Text.Json.Nodes;

namespace ChildProtection.Workflow.Storage.Steps;

/// <summary>A record's later revision laid over its stored fields.</summary>
internal static class RecordFields
{
    /// <summary>Each field of <paramref name="changed"/> takes the place of the stored one; null removes it. What is inside a field is not looked into.</summary>
    public static string Overlay(string stored, string changed)
    {
        var fields = JsonNode.Parse(stored)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changed)!.AsObject())
        {
            fields.Remove(name);
            if (value is not null)
            {
                fields.Add(name, value.DeepClone());
            }
        }
        return fields.ToJsonString();
    }
}
