import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients';
import { IntakeModule } from '../intake';
import { ScreeningModule } from '../screening';
import { StaffModule } from '../staff';
import { AbsenceController } from './http/absence.controller';
import { AppointmentController } from './http/appointment.controller';
import { AvailabilityController } from './http/availability.controller';
import { CalendarController } from './http/calendar.controller';
import { DiaryController } from './http/diary.controller';
import { ExtraHoursController } from './http/extra-hours.controller';
import { LocationController } from './http/location.controller';
import { MessageController } from './http/message.controller';
import { MyBookingController } from './http/my-booking.controller';
import { OnlineDeskController } from './http/online-desk.controller';
import { OnlinePageController } from './http/online-page.controller';
import { OwnVisitController } from './http/own-visit.controller';
import { ResourceController } from './http/resource.controller';
import { SeriesController } from './http/series.controller';
import { ServiceController } from './http/service.controller';
import { VisitController } from './http/visit.controller';
import { WishesController } from './http/wishes.controller';
import { AppointmentRepository } from './persistence/appointment.repository';
import { BlockRepository } from './persistence/block.repository';
import { BookingLinkRepository } from './persistence/booking-link.repository';
import { CalendarFeedRepository } from './persistence/calendar-feed.repository';
import { ClientVisitsQuery } from './persistence/client-visits.query';
import { DiaryQuery } from './persistence/diary.query';
import { HoursRepository } from './persistence/hours.repository';
import { LocationRepository } from './persistence/location.repository';
import { ManageLinkRepository } from './persistence/manage-link.repository';
import { OccupancyRepository } from './persistence/occupancy.repository';
import { OnlineBookingRepository } from './persistence/online-booking.repository';
import { OnlineOfferQuery } from './persistence/online-offer.query';
import { OnlineThrottle } from './persistence/online-throttle';
import { PlaceRepository } from './persistence/place.repository';
import { PreferenceRepository } from './persistence/preference.repository';
import { ResourceRepository } from './persistence/resource.repository';
import { SeriesRepository } from './persistence/series.repository';
import { ServiceRepository } from './persistence/service.repository';
import { SetUpQuery } from './persistence/set-up.query';
import { WaitlistRepository } from './persistence/waitlist.repository';
import { ActingStaff } from './use-cases/acting-staff';
import { AppointmentDesk } from './use-cases/appointment-desk';
import { AppointmentMessages } from './use-cases/messages/appointment-messages';
import { BookAppointment } from './use-cases/book-appointment';
import { BookedVisits } from './use-cases/booked-visits';
import { BookSeries } from './use-cases/book-series';
import { CalendarFeeds } from './use-cases/calendar/feeds';
import { CarryOut } from './use-cases/carry-out';
import { ClientGate } from './use-cases/client-gate';
import { ClientWishes } from './use-cases/client-wishes';
import { ExpiryAlarm } from './use-cases/expiry-alarm';
import { FindAlternatives } from './use-cases/find-alternatives';
import { FindTimes } from './use-cases/find-times';
import { ComposeCheck } from './use-cases/messages/compose-check';
import { ComposeMessages } from './use-cases/messages/compose-messages';
import { MessageLinks } from './use-cases/messages/message-links';
import { ReadMessages } from './use-cases/messages/read-messages';
import { SeriesMail } from './use-cases/messages/series-mail';
import { Stories } from './use-cases/messages/stories';
import { VisitWords } from './use-cases/messages/visit-words';
import { MoveAppointment } from './use-cases/move-appointment';
import { OfferTimes } from './use-cases/offer-times';
import { AskForTime } from './use-cases/online/ask-for-time';
import { BookingLinks } from './use-cases/online/booking-links';
import { OnlineMail } from './use-cases/online/online-mail';
import { OnlinePage } from './use-cases/online/online-page';
import { OpenBookingLink } from './use-cases/online/open-booking-link';
import { OwnBooking } from './use-cases/online/own-booking';
import { SettleProvisional } from './use-cases/online/settle-provisional';
import { ReadDiary } from './use-cases/read-diary';
import { ReleaseExpired } from './use-cases/release-expired';
import { SetUpMemory } from './use-cases/set-up-memory';
import { Absences } from './use-cases/set-up/absences';
import { Locations } from './use-cases/set-up/locations';
import { Resources } from './use-cases/set-up/resources';
import { Services } from './use-cases/set-up/services';
import { SlotSearch } from './use-cases/slot-search';
import { TakeSlot } from './use-cases/take-slot';
import { VisitByLink } from './use-cases/visit-by-link';
import { VisitsForScreening } from './use-cases/visits-for-screening';

@Module({
  imports: [StaffModule, ClientsModule, IntakeModule, ScreeningModule],
  controllers: [
    LocationController, ResourceController, ExtraHoursController, ServiceController, AbsenceController, AvailabilityController, AppointmentController, VisitController, DiaryController,
    CalendarController, MessageController, OwnVisitController, SeriesController, WishesController,
    OnlineDeskController, OnlinePageController, MyBookingController,
  ],
  providers: [
    AppointmentRepository, BlockRepository, BookingLinkRepository, CalendarFeedRepository, ClientVisitsQuery, DiaryQuery, HoursRepository, LocationRepository, ManageLinkRepository, OccupancyRepository, OnlineBookingRepository, OnlineOfferQuery, OnlineThrottle, PlaceRepository, PreferenceRepository, ResourceRepository, SeriesRepository, ServiceRepository, SetUpQuery, WaitlistRepository,
    Absences, Locations, Resources, Services, SetUpMemory, SlotSearch, FindTimes, FindAlternatives, ExpiryAlarm, ReleaseExpired, TakeSlot,
    ActingStaff, AppointmentDesk, AppointmentMessages, BookAppointment, CarryOut, ClientGate, MoveAppointment, ReadDiary,
    BookSeries, ClientWishes, OfferTimes, CalendarFeeds, ComposeCheck, ComposeMessages, MessageLinks, ReadMessages, SeriesMail, Stories, VisitWords, VisitByLink, VisitsForScreening, BookedVisits,
    AskForTime, BookingLinks, OnlineMail, OnlinePage, OpenBookingLink, OwnBooking, SettleProvisional,
  ],
  exports: [BookedVisits],
})
export class BookingModule {}
