using ChildProtection.Workflow.Cases.Drafts;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>A form that was sent by somebody whose session has ended: it is not taken, and what was typed into it is kept as a draft.</summary>
public static class LostForms
{
    /// <summary>Bytes of a form that is read for somebody who is not signed in.</summary>
    private const long FormBytesMax = 4L * DraftLimits.ContentBytesMax;

    public static async Task Keep(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.ContentLength <= FormBytesMax)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.ContainsKey(DraftFields.Ticket))
            {
                await context.RequestServices.GetRequiredService<DraftDesk>().Keep(form, context.RequestAborted);
            }
        }
    }
}
