using ChildProtection.Workflow.Server.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>Errors by field: the key of a model-state entry is the id of the field in the page.</summary>
public static class FieldErrors
{
    /// <summary>The first error of a field; null when it has none.</summary>
    public static string? ErrorOf(this ModelStateDictionary errors, string field) =>
        errors.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Says what is wrong, in this order: model state by itself orders its entries by their keys, and a reader works down the page.</summary>
    public static void Say(this PageModel page, IEnumerable<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(errors);
        var order = (List<string>)(page.ViewData[OrderKey] ??= new List<string>());
        foreach (var error in errors)
        {
            order.Add(error.Field);
            page.ModelState.AddModelError(error.Field, error.Message);
        }
    }

    /// <summary>Every error of the page, in the order in which they were said; then those that nobody gave an order.</summary>
    public static IEnumerable<FieldError> InOrder(this ViewDataDictionary view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var order = view[OrderKey] as List<string> ?? [];
        return view.ModelState
            .OrderBy(entry => order.IndexOf(entry.Key) is >= 0 and var place ? place : int.MaxValue)
            .SelectMany(entry => entry.Value!.Errors.Select(error => new FieldError(entry.Key, error.ErrorMessage)));
    }

    private const string OrderKey = "errors in order";
}
