// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "server/hub/api.hpp"
#include "server/hub/viewers.hpp"
#include "shared/domain/masking.hpp"
#include "shared/wire/methods.hpp"

namespace pult::hub {

/// One handler per method: from the request's struct to the answer's. Permissions of the method itself have been
/// checked by then. Split over api_*.cpp by what they are about.
///
/// Thread   the I/O thread.
class ApiHandlers {
public:
    explicit ApiHandlers(Api::Dependencies dependencies);

    storage::Async<wire::DialogPage> handle(Caller caller, wire::DialogList request);
    storage::Async<wire::DialogCounted> handle(Caller caller, wire::DialogCounts request);
    storage::Async<wire::DialogDetails> handle(Caller caller, wire::DialogGet request);
    storage::Async<wire::MessagePage> handle(Caller caller, wire::DialogHistory request);
    storage::Async<wire::DialogHashed> handle(Caller caller, wire::DialogHashes request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogTake request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogTakeNext request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogAccept request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogDecline request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogTakeOver request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogAssign request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogClose request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogReopen request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogMerge request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogSnooze request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogMark request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogTag request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogFollow request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogSetStage request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogSetPriority request);
    storage::Async<wire::DialogAnswer> handle(Caller caller, wire::DialogMarkUnread request);
    storage::Async<wire::Empty> handle(Caller caller, wire::DialogRead request);
    storage::Async<wire::Empty> handle(Caller caller, wire::DialogTyping request);
    storage::Async<wire::Empty> handle(Caller caller, wire::DialogViewing request);

    storage::Async<wire::DialogStarted> handle(Caller caller, wire::DialogStart request);

    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageSend request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageCancel request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageRetry request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageConfirm request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageEdit request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageDelete request);
    storage::Async<wire::MessageAnswer> handle(Caller caller, wire::MessageReact request);
    storage::Async<wire::Empty> handle(Caller caller, wire::DraftSave request);
    storage::Async<wire::DraftListed> handle(Caller caller, wire::DraftList request);
    storage::Async<wire::FileLinked> handle(Caller caller, wire::FileLink request);

    storage::Async<wire::CustomerDetails> handle(Caller caller, wire::CustomerGet request);
    storage::Async<wire::CustomerAnswer> handle(Caller caller, wire::CustomerUpdate request);
    storage::Async<wire::CustomerNoteAnswer> handle(Caller caller, wire::CustomerNoteAdd request);
    storage::Async<wire::CustomerAnswer> handle(Caller caller, wire::CustomerBlock request);
    storage::Async<wire::CustomerNoteAnswer> handle(Caller caller, wire::CustomerNotePin request);
    storage::Async<wire::CustomerAnswer> handle(Caller caller, wire::CustomerReveal request);
    storage::Async<wire::Journey> handle(Caller caller, wire::CustomerJourney request);
    storage::Async<wire::OrderAnswer> handle(Caller caller, wire::OrderPut request);
    storage::Async<wire::OrderPage> handle(Caller caller, wire::OrderList request);
    storage::Async<wire::MergeSuggestions> handle(Caller caller, wire::CustomerSuggestions request);
    storage::Async<wire::Empty> handle(Caller caller, wire::CustomerKeepApart request);
    storage::Async<wire::CustomerMerged> handle(Caller caller, wire::CustomerMerge request);
    storage::Async<wire::CustomerUnmerged> handle(Caller caller, wire::CustomerUnmerge request);

    storage::Async<wire::UserListed> handle(Caller caller, wire::UserList request);
    storage::Async<wire::UserAnswer> handle(Caller caller, wire::UserAdd request);
    storage::Async<wire::UserAnswer> handle(Caller caller, wire::UserUpdate request);
    storage::Async<wire::UserAnswer> handle(Caller caller, wire::UserDisable request);
    storage::Async<wire::Empty> handle(Caller caller, wire::UserPassword request);
    storage::Async<wire::PresenceAnswer> handle(Caller caller, wire::PresenceSet request);
    storage::Async<wire::Empty> handle(Caller caller, wire::PresenceIdle request);
    storage::Async<wire::TokenAdded> handle(Caller caller, wire::TokenAdd request);
    storage::Async<wire::TokenListed> handle(Caller caller, wire::TokenList request);
    storage::Async<wire::Empty> handle(Caller caller, wire::TokenRevoke request);

    storage::Async<wire::ChannelListed> handle(Caller caller, wire::ChannelList request);
    storage::Async<wire::ChannelAnswer> handle(Caller caller, wire::ChannelAdd request);
    storage::Async<wire::ChannelAnswer> handle(Caller caller, wire::ChannelUpdate request);
    storage::Async<wire::ChannelAnswer> handle(Caller caller, wire::ChannelPause request);
    storage::Async<wire::ChannelAnswer> handle(Caller caller, wire::ChannelResume request);
    storage::Async<wire::Empty> handle(Caller caller, wire::ChannelRemove request);
    storage::Async<wire::ChannelTested> handle(Caller caller, wire::ChannelTest request);

    storage::Async<wire::QuarantineListed> handle(Caller caller, wire::QuarantineList request);
    storage::Async<wire::QuarantineReplayed> handle(Caller caller, wire::QuarantineReplay request);
    storage::Async<wire::TemplatePage> handle(Caller caller, wire::TemplateList request);
    storage::Async<wire::TemplateAnswer> handle(Caller caller, wire::TemplateSave request);
    storage::Async<wire::Empty> handle(Caller caller, wire::TemplateDelete request);
    storage::Async<wire::TemplateRendered> handle(Caller caller, wire::TemplateRender request);
    storage::Async<wire::TemplateVersionList> handle(Caller caller, wire::TemplateVersions request);
    storage::Async<wire::SearchFound> handle(Caller caller, wire::SearchQuery request);

    storage::Async<wire::Workspace> handle(Caller caller, wire::WorkspaceGet request);
    storage::Async<wire::GroupAnswer> handle(Caller caller, wire::GroupSave request);
    storage::Async<wire::Empty> handle(Caller caller, wire::GroupDelete request);
    storage::Async<wire::StageAnswer> handle(Caller caller, wire::StageSave request);
    storage::Async<wire::Empty> handle(Caller caller, wire::StageDelete request);
    storage::Async<wire::FieldAnswer> handle(Caller caller, wire::FieldSave request);
    storage::Async<wire::Empty> handle(Caller caller, wire::FieldDelete request);
    storage::Async<wire::FilterAnswer> handle(Caller caller, wire::FilterSave request);
    storage::Async<wire::Empty> handle(Caller caller, wire::FilterDelete request);
    storage::Async<wire::CompanyAnswer> handle(Caller caller, wire::CompanySave request);
    storage::Async<wire::CalendarAnswer> handle(Caller caller, wire::CalendarSave request);

    storage::Async<wire::AuditPage> handle(Caller caller, wire::AuditList request);

    // session.* is answered by the session itself.
    storage::Async<wire::SessionOpened> handle(Caller caller, wire::SessionOpen request);
    storage::Async<wire::SessionResumed> handle(Caller caller, wire::SessionResume request);
    storage::Async<wire::Empty> handle(Caller caller, wire::SessionClose request);
    storage::Async<wire::Empty> handle(Caller caller, wire::SessionReport request);

    /// Of an answer, for whom contacts are shown in part.
    template <class Answer>
    storage::Async<storage::Done> maskContacts(const domain::Principal& principal, Answer& answer) {
        const auto found = domain::contactsIn(answer);
        if (!found.any)
            co_return storage::Done{};
        std::vector<wire::CustomerField> fields;
        if (found.customers) {
            auto lists = co_await m.store.workspace(principal);
            if (!lists)
                co_return lists.error();
            fields = std::move(lists->fields);
        }
        domain::maskIn(answer, domain::PersonalFields(fields));
        co_return storage::Done{};
    }

    wire::ForeignReply foreignReply() const { return m.foreignReply; }
    bool linksFiles() const { return !m.fileLinks.origin.empty(); }
    std::string fileLink(FileId id, const std::string& holder, Time expiresAt) const;
    bool fileLinkIsValid(FileId id, std::string_view holder, Time expiresAt, std::string_view signature) const;

    void stopViewing(const Caller& caller);
    void rests(const Caller& caller, std::optional<Time> since);
    /// Whoever asks for something himself is there.
    void heard(const Caller& caller) { m.presence.heard(domain::personOf(caller.principal)); }
    void endLinks(const std::string& tokenHash);

    FolderCounts& counts() { return m_counts; }

    std::int64_t differing = 0; ///< dialogs that desks found to be other than here

    inbox::SignalSink* signals = nullptr;
    std::vector<inbox::ChannelSender*> senders;
    std::function<void(OperatorId)> onRightsChanged;
    std::function<void(OperatorId)> onRegrouped;
    std::function<void(const std::string&)> onTokenRevoked;
    std::function<void(OperatorId)> onIdleChanged;

private:
    /// What a command about a dialog says about itself, as far as it says it.
    struct Conditions {
        std::optional<std::int64_t> version;
        std::optional<std::string> clientId;
        std::optional<OperatorId> seenAssignee;
        std::string comment;
    };
    storage::Async<wire::DialogAnswer> change(Caller caller, domain::Permission permission, DialogId dialog,
                                              domain::DialogEvent event, Conditions conditions);
    storage::Async<wire::DialogAnswer> edit(storage::DialogEdit edit);
    /// Of colleagues who work here.
    Result<std::vector<domain::Principal>> principals(const std::vector<OperatorId>& operators) const;
    using MessageVerb = storage::Async<wire::Message> (storage::InboxStore::*)(storage::Guard, MessageId);
    storage::Async<wire::MessageAnswer> changeMessage(Caller caller, MessageId message, MessageVerb verb);
    /// Who speaks with the messenger of this channel; null when nobody does.
    inbox::ChannelSender* senderFor(ChannelId channel) const;
    Result<const storage::StoredUser*> manageableUser(const Caller& caller, OperatorId id) const;
    Time linkEnd() const;
    /// An address for each file, none of which works yet.
    /// Errors   invalid     this server has no address for customers
    ///          not_found   one is out of the caller's sight
    storage::Async<std::vector<storage::LinkedFile>> linksTo(Caller caller, std::vector<FileId> files);
    storage::Async<storage::StoredChannel> channelById(ChannelId id);
    storage::Async<wire::ChannelAnswer> saveChannel(Caller caller, storage::StoredChannel channel, std::string action);
    storage::Async<wire::ChannelAnswer> switchChannel(Caller caller, ChannelId id, wire::ChannelState state);
    storage::Async<storage::Done> reloadStaff();
    storage::Async<wire::UserAnswer> saveUser(Caller caller, wire::User user, std::string passwordHash,
                                              bool endSessions, std::string action);
    storage::Async<wire::SearchFound> find(const Caller& caller, const wire::SearchQuery& request,
                                           const domain::SearchText& text, int limit);
    Result<storage::MessageSearch> messageSearch(const Caller& caller, const wire::SearchQuery& request,
                                                 const domain::SearchText& text, int limit) const;
    bool mayReadRaw(const domain::Principal& principal, ChannelId id) const;
    /// False when it isn't understood now either.
    storage::Async<bool> replay(const storage::Quarantined& kept);
    wire::Channel shown(const storage::StoredChannel& stored, const domain::Principal& principal) const;
    Result<storage::Done> applySettings(storage::StoredChannel& channel,
                                        const std::map<std::string, std::string>& settings) const;
    void tellViewing(const Caller& caller, DialogId dialog, bool viewing);
    bool isHidden(const Caller& caller) const;
    std::string fileSignature(FileId id, std::string_view holder, Time expiresAt) const;

    Api::Dependencies m;
    std::string m_linkKey; ///< signs file links; made anew at every start, links live ten minutes
    std::unordered_map<std::string, OperatorId> m_linkHolders; ///< sessions with file links
    FolderCounts m_counts;
    Viewers m_viewers;
    std::unordered_map<DialogId, domain::DialogFacts> m_viewedFacts; ///< scope of the dialogs that are open somewhere
};

domain::Actor actorOf(const Caller& caller);

/// What a filter asks for, without whom it may be told to.
Result<storage::DialogQuery> queryOf(const wire::DialogFilter& filter, const Caller& caller);

/// How many rows a list answers.
Result<int> pageSize(const std::optional<int>& limit);
/// Tags as they are kept: cleaned, each once, not too many.
Result<std::vector<std::string>> cleanTags(const std::optional<std::vector<std::string>>& tags);

/// A name that a client gives what it asks for is a UUID (RFC 9562, section 4); none at all is fine.
std::optional<Error> clientIdObjection(const std::optional<std::string>& clientId);

/// What the store gave, in the struct that answers the method.
template <class Answer, class Object>
Result<Answer> answerWith(Result<Object> stored) {
    if (!stored)
        return stored.error();
    return Answer{std::move(*stored)};
}

} // namespace pult::hub
