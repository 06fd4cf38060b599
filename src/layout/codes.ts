import { CodeTable } from '../diagnostics';

/** The codes of this folder. They are for ever: a code that is no longer raised is never given to another fault. */
export const LAYOUT_CODES: CodeTable = {
  OUT100: {
    title: 'files beside the manifests in a plain App',
    why: 'A plain App writes manifests only, so the files would be missing in the repository.',
  },
  OUT101: { title: 'two contents for one file', why: 'One of them would overwrite the other silently.' },
  OUT102: { title: 'repository of the output unknown', why: 'The root object would point nowhere.' },
  OUT103: { title: 'two that write one file', why: 'One of them would overwrite the other silently.' },
  OUT104: { title: 'two objects of one name', why: 'The cluster would keep one of them, or both engines of it would fight.' },
  OUT105: { title: 'construct that depends on itself, or on another app', why: 'No order would let each object stand behind what it needs.' },
  OUT110: { title: 'foreign file in the way', why: 'Somebody\'s work would be overwritten.' },
  OUT111: { title: 'symbolic link in the way', why: 'Files would be written outside the output directory.' },
  OUT112: { title: 'damaged list of files', why: 'Stale files could not be told from foreign ones.' },
  OUT113: { title: 'file outside the output directory', why: 'Files of somebody else would be overwritten.' },
  OUT114: { title: 'file that cannot be written', why: 'The output would be the one of a former synth, in part or as a whole.' },
  OUT115: { title: 'output directory without a name', why: 'The tree would be written into the working directory, among the files of the program.' },
  OUT116: { title: 'object without kind or apiVersion', why: 'The API server refuses it, and no check here can look at it.' },
};
