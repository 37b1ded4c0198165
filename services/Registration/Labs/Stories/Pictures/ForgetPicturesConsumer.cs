using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Stories.Pictures;

/// <summary>A general consent to pictures that is withdrawn hides every picture that hangs on it at once; here their bytes are
/// deleted.</summary>
[ConsumerName("CreativeLabs.Registration.Stories.Pictures.ForgetPictures")]
internal sealed class ForgetPicturesConsumer(RegistrationDb db, TimeProvider clock) : IConsumer<ConsentWithdrawn>
{
    public async Task Consume(ConsumeContext<ConsentWithdrawn> context)
    {
        var (consentId, token) = (context.Message.ConsentId, context.CancellationToken);
        var pictures = await (from consent in db.PictureConsents
                              where consent.ConsentId == consentId
                              join picture in db.Pictures on consent.PictureId equals picture.Id
                              where picture.GoneAt == null
                              orderby picture.Id
                              select new { picture.Id, picture.StoryId }).ToListAsync(token);
        foreach (var picture in pictures)
        {
            await RemovePicture.Remove(picture.Id, picture.StoryId, db, context, clock.GetUtcNow(), token);
        }
    }
}
