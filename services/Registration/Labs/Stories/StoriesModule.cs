using CreativeLabs.Registration.Labs.Stories.Pictures;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories;

/// <summary>Stories that women publish, with their pictures.</summary>
internal sealed class StoriesModule : IFeature
{
    private static readonly string[] Formats = ["image/jpeg", "image/png", "image/webp"];

    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalDataHandler, StoryDataHandler>();
    }

    public void MapEntities(ModelBuilder model)
    {
        Story.Map(model);
        Picture.Map(model);
        PictureContent.Map(model);
        PictureConsent.Map(model);
    }

    public void MapOperations(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/v1/stories").WithTags("Stories").AllowAnonymous();
        open.MapGet("", ListStories.Published).Answers<Page<StoryInList>>().WithName("listStories")
            .WithSummary("Published stories, the newest first.");
        open.MapGet("/{id:guid}", GetStory.Handle).Answers<StoryView>().WithName("getStory").WithSummary("A published story.");

        var ofLab = app.MapGroup("/v1/labs/{id:guid}/stories").WithTags("Stories");
        ofLab.MapPost("", WriteStory.Handle).Idempotent().WithName("writeStory").WithSummary("A member of the lab begins a story.");
        ofLab.MapGet("", ListStories.OfLab).WithName("listLabStories")
            .WithSummary("Stories that wait for a review, or have had one; for the lab's coordinator.");

        var story = app.MapGroup("/v1/stories/{id:guid}").WithTags("Stories");
        story.MapGet("/manuscript", GetManuscript.Handle).Tagged().WithName("getManuscript")
            .WithSummary("A story in all its languages, for its author and the coordinator.");
        story.MapPut("", RewriteStory.Handle).Matched().WithName("rewriteStory").WithSummary("Its author changes a draft.");
        story.MapPost("/submission", SubmitStory.Handle).Matched().WithName("submitStory")
            .WithSummary("Its author gives it to the lab's coordinator.");
        story.MapPost("/review", ReviewStory.Handle).Matched().WithName("reviewStory")
            .WithSummary("The coordinator publishes it or gives it back.");
        story.MapPost("/withdrawal", WithdrawStory.Handle).InTransaction().WithName("withdrawStory")
            .WithSummary("Takes a story back for good, with its pictures.");
        story.MapPost("/pictures", AddPicture.Handle).Idempotent().WithName("addPicture")
            .WithSummary("Adds a picture to a draft; its bytes follow.");

        var picture = app.MapGroup("/v1/story-pictures/{id:guid}").WithTags("Stories");
        picture.MapGet("/content", GetPicture.Handle).AllowAnonymous().Produces<byte[]>(200, Formats[0], Formats[1..]).Produces(304)
            .ProducesProblem(StatusCodes.Status404NotFound).WithName("getPicture").WithSummary("The bytes of a picture.");
        picture.MapPut("/content", UploadPicture.Handle).Accepts<byte[]>(Formats[0], Formats[1..])
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).WithName("uploadPicture")
            .WithSummary("The author sends the bytes, up to 1,000,000; what they tell beside the picture is left out.");
        picture.MapDelete("", RemovePicture.Handle).InTransaction().WithName("removePicture")
            .WithSummary("The author takes a picture out; its bytes are deleted.");
        picture.MapPut("/consent", AnswerForPicture.Give).InTransaction().Matched().WithName("updatePictureConsent")
            .WithSummary("Who was asked agrees to the picture that she saw.");
        picture.MapDelete("/consent", AnswerForPicture.Withdraw).InTransaction().WithName("withdrawPictureConsent")
            .WithSummary("Who was asked refuses or withdraws; the picture is gone at once.");

        var me = app.MapGroup("/v1/me").WithTags("Stories");
        me.MapGet("/stories", ListStories.Mine).WithName("listMyStories").WithSummary("The caller's stories.");
        me.MapGet("/picture-consents", ListPictureConsents.Handle).WithName("listPictureConsents")
            .WithSummary("Pictures on which the caller has the word.");
    }
}

file static class CachedAnswers
{
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<T>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
}
