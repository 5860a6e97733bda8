using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>Errors by field: the key of a model-state entry is the id of the field in the page.</summary>
public static class FieldErrors
{
    /// <summary>The first error of a field; null when it has none.</summary>
    public static string? ErrorOf(this ModelStateDictionary errors, string field) =>
        errors.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
