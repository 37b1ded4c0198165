using CreativeLabs.Registration.Labs.Stories;
using CreativeLabs.Registration.Labs.Stories.Pictures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data;

internal sealed partial class RegistrationDb
{
    public DbSet<Story> Stories => Set<Story>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<PictureContent> PictureContents => Set<PictureContent>();

    public DbSet<PictureConsent> PictureConsents => Set<PictureConsent>();
}
