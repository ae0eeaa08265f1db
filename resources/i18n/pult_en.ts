<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>pult::client::AlertBar</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>after a sentence about another trouble</comment>
        <translation>
            <numerusform>%1 And %n more.</numerusform>
            <numerusform>%1 And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Application</name>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet and will be lost.</source>
        <translation>
            <numerusform>%n message or change is not at the server yet and will be lost.</numerusform>
            <numerusform>%n messages or changes are not at the server yet and will be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet. They go there when Pult runs again.</source>
        <translation>
            <numerusform>%n message or change is not at the server yet. It goes there when Pult runs again.</numerusform>
            <numerusform>%n messages or changes are not at the server yet. They go there when Pult runs again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait for files that are still going up and will not be sent.</source>
        <translation>
            <numerusform>%n message waits for files that are still going up and will not be sent.</numerusform>
            <numerusform>%n messages wait for files that are still going up and will not be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::BulkActions</name>
    <message numerus="yes">
        <source>%n dialog(s) are as they were</source>
        <translation>
            <numerusform>%n dialog is as it was</numerusform>
            <numerusform>%n dialogs are as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) taken</source>
        <translation>
            <numerusform>%n dialog taken</numerusform>
            <numerusform>%n dialogs taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) passed on</source>
        <translation>
            <numerusform>%n dialog passed on</numerusform>
            <numerusform>%n dialogs passed on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) tagged</source>
        <translation>
            <numerusform>%n dialog tagged</numerusform>
            <numerusform>%n dialogs tagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) snoozed</source>
        <translation>
            <numerusform>%n dialog snoozed</numerusform>
            <numerusform>%n dialogs snoozed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) marked as answered</source>
        <translation>
            <numerusform>%n dialog marked as answered</numerusform>
            <numerusform>%n dialogs marked as answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) marked as unread</source>
        <translation>
            <numerusform>%n dialog marked as unread</numerusform>
            <numerusform>%n dialogs marked as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) closed</source>
        <translation>
            <numerusform>%n dialog closed</numerusform>
            <numerusform>%n dialogs closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) closed as spam</source>
        <translation>
            <numerusform>%n dialog closed as spam</numerusform>
            <numerusform>%n dialogs closed as spam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerView</name>
    <message numerus="yes">
        <source>%n character(s) are too many for a message: attach them as a file</source>
        <translation>
            <numerusform>%n character is too much for a message: attach it as a file</numerusform>
            <numerusform>%n characters are too many for a message: attach them as a file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many for a note</source>
        <translation>
            <numerusform>%n character too many for a note</numerusform>
            <numerusform>%n characters too many for a note</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send as %n message(s)</source>
        <translation>
            <numerusform>Send as %n message</numerusform>
            <numerusform>Send as %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The channel takes %1 characters at once: send the reply as %n message(s)</source>
        <translation>
            <numerusform>The channel takes %1 characters at once: send the reply as %n message</numerusform>
            <numerusform>The channel takes %1 characters at once: send the reply as %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ConnectionBar</name>
    <message numerus="yes">
        <source>Back online, %n new</source>
        <translation>
            <numerusform>Back online, %n new</numerusform>
            <numerusform>Back online, %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No connection, retrying in %n s.</source>
        <translation>
            <numerusform>No connection, retrying in %n s.</numerusform>
            <numerusform>No connection, retrying in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::DialogListView</name>
    <message numerus="yes">
        <source>Attach %n file(s) for %1, %2?</source>
        <comment>customer, channel</comment>
        <translation>
            <numerusform>Attach %n file for %1, %2?</numerusform>
            <numerusform>Attach %n files for %1, %2?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Files</name>
    <message numerus="yes">
        <source>“%1” does not fit: a message takes %n file(s), send the rest after it</source>
        <translation>
            <numerusform>“%1” does not fit: a message takes %n file, send the rest after it</numerusform>
            <numerusform>“%1” does not fit: a message takes %n files, send the rest after it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::FolderButton</name>
    <message numerus="yes">
        <source>%n need(s) an answer</source>
        <translation>
            <numerusform>%n needs an answer</numerusform>
            <numerusform>%n need an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s)</source>
        <translation>
            <numerusform>%n dialog</numerusform>
            <numerusform>%n dialogs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::InboxWindow</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n dialog(s)?</source>
        <translation>
            <numerusform>Take %n dialog?</numerusform>
            <numerusform>Take %n dialogs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pass on %n dialog(s)?</source>
        <translation>
            <numerusform>Pass on %n dialog?</numerusform>
            <numerusform>Pass on %n dialogs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n dialog(s)?</source>
        <translation>
            <numerusform>Tag %n dialog?</numerusform>
            <numerusform>Tag %n dialogs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n dialog(s)?</source>
        <translation>
            <numerusform>Snooze %n dialog?</numerusform>
            <numerusform>Snooze %n dialogs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n dialog(s)?</source>
        <translation>
            <numerusform>Close %n dialog?</numerusform>
            <numerusform>Close %n dialogs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n dialog(s) as answered?</source>
        <translation>
            <numerusform>Mark %n dialog as answered?</numerusform>
            <numerusform>Mark %n dialogs as answered?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n dialog(s) as unread?</source>
        <translation>
            <numerusform>Mark %n dialog as unread?</numerusform>
            <numerusform>Mark %n dialogs as unread?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n dialog(s) as spam?</source>
        <translation>
            <numerusform>Close %n dialog as spam?</numerusform>
            <numerusform>Close %n dialogs as spam?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, all %n</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>Yes, %n</numerusform>
            <numerusform>Yes, all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::JumpButton</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new below</source>
        <translation>
            <numerusform>Jump to the newest, %n new below</numerusform>
            <numerusform>Jump to the newest, %n new below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>dialogs that wait to come into the list</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Reopening</name>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>within %n day</numerusform>
            <numerusform>within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>within %n hour</numerusform>
            <numerusform>within %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>within %n minute</numerusform>
            <numerusform>within %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n second(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>within %n second</numerusform>
            <numerusform>within %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::PassingNews</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Spoken</name>
    <message numerus="yes">
        <source>waits %n minute(s)</source>
        <translation>
            <numerusform>waits %n minute</numerusform>
            <numerusform>waits %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::StatusLine</name>
    <message numerus="yes">
        <source>Undo, %n s</source>
        <translation>
            <numerusform>Undo, %n s</numerusform>
            <numerusform>Undo, %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateWords</name>
    <message numerus="yes">
        <source>snoozed for %n hour(s)</source>
        <translation>
            <numerusform>snoozed for %n hour</numerusform>
            <numerusform>snoozed for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>snoozed for %n hour(s)</source>
        <translation>
            <numerusform>snoozed for %n hour</numerusform>
            <numerusform>snoozed for %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadPane</name>
    <message numerus="yes">
        <source>%1 is writing an answer, %n s</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1 is writing an answer, %n s</numerusform>
            <numerusform>%1 is writing an answer, %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answered %n s ago: “%2”</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1 answered %n s ago: “%2”</numerusform>
            <numerusform>%1 answered %n s ago: “%2”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::NoticeWatch</name>
    <message numerus="yes">
        <source>%n new in the queue</source>
        <translation>
            <numerusform>%n new in the queue</numerusform>
            <numerusform>%n new in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::NoticeCenter</name>
    <message numerus="yes">
        <source>%n dialogs wait</source>
        <translation>
            <numerusform>%n dialog waits</numerusform>
            <numerusform>%n dialogs wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matters can&apos;t wait</source>
        <translation>
            <numerusform>%n matter can&apos;t wait</numerusform>
            <numerusform>%n matters can&apos;t wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Tray</name>
    <message numerus="yes">
        <source>Pult: %1, %n dialogs need an answer</source>
        <translation>
            <numerusform>Pult: %1, %n dialog needs an answer</numerusform>
            <numerusform>Pult: %1, %n dialogs need an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::LookPage</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateParts</name>
    <message numerus="yes">
        <source>Snooze for %n h or until the client writes</source>
        <translation>
            <numerusform>Snooze for %n h or until the client writes</numerusform>
            <numerusform>Snooze for %n h or until the client writes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze for %n h</source>
        <translation>
            <numerusform>Snooze for %n h</numerusform>
            <numerusform>Snooze for %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::SettingsCare</name>
    <message numerus="yes">
        <source>%n key(s) of the file can&apos;t be used here and stay as they were</source>
        <translation>
            <numerusform>%n key of the file can&apos;t be used here and stays as it was</numerusform>
            <numerusform>%n keys of the file can&apos;t be used here and stay as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::WorkspaceWindow</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>%n change is not saved.</numerusform>
            <numerusform>%n changes are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Content</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
</TS>
