import type { Incident, StoryNote } from '@/api/types';
import { NoteForm } from './NoteForm';
import { PostMortemForm } from './PostMortemForm';
import { UpdateForm } from './UpdateForm';

/** What somebody is about to write. */
export type Writing = 'note' | 'update' | 'post-mortem' | StoryNote;

interface StoryFormsProps {
  incident: Incident;
  writing: Writing;
  onDone: () => void;
}

/** Loaded when somebody writes. */
export default function StoryForms({ incident, writing, onDone }: StoryFormsProps) {
  if (writing === 'update') return <UpdateForm incident={incident} onDone={onDone} />;
  if (writing === 'post-mortem') return <PostMortemForm incident={incident} onDone={onDone} />;
  return <NoteForm key={writing === 'note' ? 'new' : writing.id} incident={incident} note={writing === 'note' ? null : writing} onDone={onDone} />;
}
